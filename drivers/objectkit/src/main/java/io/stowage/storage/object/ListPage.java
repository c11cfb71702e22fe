// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing.
 *
 * @param objects objects that are in no group, in byte order
 * @param groups the groups, each once and with its delimiter, in byte order
 * @param next what to ask for the next page with; null where this is the last one
 */
public record ListPage(List<ObjectInfo> objects, List<String> groups, @Nullable String next) {

  /**
   * Copies the lists.
   *
   * @param objects objects that are in no group; copied
   * @param groups the groups; copied
   * @param next what to ask for the next page with; null where this is the last one
   */
  public ListPage {
    objects = List.copyOf(objects);
    groups = List.copyOf(groups);
  }
}
