// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import com.sun.jna.Memory;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Memory outside the heap for content on its way out, bounded for all channels together. Whoever
 * finds none left goes on with a small buffer of his own, and slower. Thread-safe.
 */
final class Buffers {
  static final int SMALL = 256 * 1024;

  private static final int WARM = 8;

  private final long size;
  private final Deque<Memory> warm = new ArrayDeque<>();
  private int left;

  /**
   * @param size what a large buffer holds
   * @param count how many large ones there may be
   */
  Buffers(long size, int count) {
    this.size = Math.max(SMALL + 1, size);
    this.left = count;
  }

  /** As many as fit into so many bytes, and a few at least. */
  static Buffers within(long bytes, long size) {
    return new Buffers(size, (int) Math.max(4, bytes / size));
  }

  static Memory small() {
    return new Memory(SMALL);
  }

  /** A large buffer, or null if there is none left. */
  synchronized @Nullable Memory takeLarge() {
    if (left == 0) {
      return null;
    }
    left--;
    Memory kept = warm.poll();
    return kept != null ? kept : new Memory(size);
  }

  /** Takes a buffer back that nobody reads or writes any more. */
  void give(Memory buffer) {
    if (buffer.size() != size || !keep(buffer)) {
      buffer.close();
    }
  }

  private synchronized boolean keep(Memory buffer) {
    left++;
    if (warm.size() == WARM) {
      return false;
    }
    warm.push(buffer);
    return true;
  }
}
