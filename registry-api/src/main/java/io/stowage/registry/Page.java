// SPDX-License-Identifier: Apache-2.0
package io.stowage.registry;

import java.util.List;

/**
 * A part of a listing.
 *
 * @param items what it holds, in byte order, unmodifiable
 * @param more whether there may be items after the last one
 * @param <T> what is listed
 */
public record Page<T>(List<T> items, boolean more) {

  /** Copies the items. */
  public Page {
    items = List.copyOf(items);
  }

  /** The last page: nothing comes after these. */
  public static <T> Page<T> last(List<T> items) {
    return new Page<>(items, false);
  }
}
