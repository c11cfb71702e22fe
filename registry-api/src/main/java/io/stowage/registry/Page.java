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

  /**
   * The first of these items.
   *
   * @param found what was found, by one more than the page may hold where there is so much
   * @param limit how many it may hold
   */
  public static <T> Page<T> of(List<T> found, int limit) {
    return found.size() > limit ? new Page<>(found.subList(0, limit), true) : last(found);
  }

  /** The last page: nothing comes after these. */
  public static <T> Page<T> last(List<T> items) {
    return new Page<>(items, false);
  }
}
