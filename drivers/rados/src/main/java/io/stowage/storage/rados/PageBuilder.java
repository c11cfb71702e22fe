// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import io.stowage.registry.Page;
import java.util.ArrayList;
import java.util.List;

/** Collects a page and one item more, which tells that there is another page. */
final class PageBuilder<T> {
  private final List<T> items = new ArrayList<>();
  private final int limit;

  PageBuilder(int limit) {
    this.limit = limit;
  }

  /** How many can still be added. */
  long room() {
    return limit - items.size() + 1L;
  }

  boolean isFull() {
    return items.size() > limit;
  }

  void add(T item) {
    items.add(item);
  }

  Page<T> build() {
    return isFull() ? new Page<>(items.subList(0, limit), true) : Page.last(items);
  }
}
