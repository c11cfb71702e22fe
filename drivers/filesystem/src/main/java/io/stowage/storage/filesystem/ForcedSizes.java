// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How much of which upload's data this process forced, so that publishing does not force it again.
 * Data only grows, and its name is never used again: what was forced once stays so. Bounded, and
 * safe to forget. Thread-safe.
 */
final class ForcedSizes {
  private static final int MOST = 16_384;

  private final Map<Path, Long> sizes = new ConcurrentHashMap<>();

  void add(Path data, long size) {
    if (sizes.size() >= MOST) {
      sizes.clear();
    }
    sizes.merge(data, size, Math::max);
  }

  boolean knows(Path data) {
    return sizes.containsKey(data);
  }

  boolean covers(Path data, long size) {
    return sizes.getOrDefault(data, -1L) >= size;
  }

  /** How much was forced, zero where that is not known. */
  long of(Path data) {
    return sizes.getOrDefault(data, 0L);
  }

  void forget(Path data) {
    sizes.remove(data);
  }
}
