// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.inmemory;

import io.stowage.registry.Page;
import java.util.stream.Stream;

/** Cuts a page off an ordered stream. */
final class Pages {
  private Pages() {}

  static <T> Page<T> of(Stream<T> ordered, int limit) {
    return Page.of(ordered.limit(limit + 1L).toList(), limit);
  }
}
