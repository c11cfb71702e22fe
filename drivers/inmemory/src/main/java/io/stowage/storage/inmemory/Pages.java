// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.inmemory;

import io.stowage.registry.Page;
import java.util.List;
import java.util.stream.Stream;

/** Cuts a page off an ordered stream. */
final class Pages {
  private Pages() {}

  static <T> Page<T> of(Stream<T> ordered, int limit) {
    List<T> oneMore = ordered.limit(limit + 1L).toList();
    return oneMore.size() > limit
        ? new Page<>(oneMore.subList(0, limit), true)
        : Page.last(oneMore);
  }
}
