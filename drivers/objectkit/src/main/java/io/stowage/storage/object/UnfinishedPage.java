// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Objects that are being written in parts.
 *
 * @param items a page of them
 * @param next what to ask for the next page with; null where this is the last one
 */
public record UnfinishedPage(List<Unfinished> items, @Nullable String next) {

  /**
   * Copies the items.
   *
   * @param items a page of them; copied
   * @param next what to ask for the next page with; null where this is the last one
   */
  public UnfinishedPage {
    items = List.copyOf(items);
  }

  /**
   * One of them.
   *
   * @param target what it is
   * @param startedAt when it was begun, by the store's clock
   */
  public record Unfinished(PartsKey target, Instant startedAt) {}
}
