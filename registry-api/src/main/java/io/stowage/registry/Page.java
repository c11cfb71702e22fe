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

  /**
   * Copies the items.
   *
   * @param items the items, which may be none; copied
   * @param more whether there may be items after the last one
   */
  public Page {
    items = List.copyOf(items);
  }

  /**
   * The first of these items.
   *
   * @param found what was found, by one more than the page may hold where there is so much
   * @param limit how many it may hold
   * @param <T> what is listed
   * @return the first {@code limit} items, and more to come if there were others
   */
  public static <T> Page<T> of(List<T> found, int limit) {
    return found.size() > limit ? new Page<>(found.subList(0, limit), true) : last(found);
  }

  /**
   * {@return the last page: nothing comes after these}
   *
   * @param items what it holds, in byte order; copied
   * @param <T> what is listed
   */
  public static <T> Page<T> last(List<T> items) {
    return new Page<>(items, false);
  }
}
