// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import io.stowage.registry.Page;
import java.util.List;

/** Makes pages. */
final class Pages {
  private Pages() {}

  /** A page of the first of some items, which are one more than fit where there are more. */
  static <T> Page<T> of(List<T> items, int limit) {
    return items.size() > limit ? new Page<>(items.subList(0, limit), true) : Page.last(items);
  }
}
