// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.inmemory;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The heaps of this JVM that have a name, each for as long as somebody has it open. */
final class SharedHeaps {
  private static final ConcurrentMap<String, Shared> BY_NAME = new ConcurrentHashMap<>();

  private record Shared(Heap heap, int openings) {
    Shared opened(int more) {
      return new Shared(heap, openings + more);
    }
  }

  private SharedHeaps() {}

  /** Opens the heap of a name; its {@link Heap#release} is to be run once for each opening. */
  static Heap acquire(String name) {
    return BY_NAME
        .compute(
            name,
            (key, shared) ->
                shared == null
                    ? new Shared(Heap.released(() -> release(name)), 1)
                    : shared.opened(1))
        .heap();
  }

  private static void release(String name) {
    BY_NAME.computeIfPresent(
        name, (key, shared) -> shared.openings() == 1 ? null : shared.opened(-1));
  }
}
