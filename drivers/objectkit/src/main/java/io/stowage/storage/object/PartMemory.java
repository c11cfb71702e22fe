// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import io.stowage.storage.StorageException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The memory that all uploads of one driver share, in blocks. Thread-safe. */
final class PartMemory {
  /** Small enough that the collectors of the JDK do not take it for a huge object. */
  static final int BLOCK = 256 * 1024;

  private static final int PATIENCE_SECONDS = 30;

  private final int total;
  private final Semaphore left;
  private final Deque<byte[]> free = new ConcurrentLinkedDeque<>();

  PartMemory(long bytes) {
    this.total = (int) Math.max(1, Math.min(bytes / BLOCK, Integer.MAX_VALUE));
    this.left = new Semaphore(total);
  }

  /**
   * Takes a block, and waits some time for one.
   *
   * @throws StorageException.Unavailable if none came free
   */
  byte[] take() throws StorageException.Unavailable {
    try {
      if (left.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        byte[] block = free.poll();
        return block == null ? new byte[BLOCK] : block;
      }
      throw new StorageException.Unavailable(
          "uploads hold all the memory that uploadmemory allows", null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException.Unavailable("interrupted while waiting for memory", e);
    }
  }

  void give(byte[] block) {
    free.push(block);
    left.release();
  }

  /** Whether uploads should send what they have as soon as they may. */
  boolean isShort() {
    return left.availablePermits() < total / 2;
  }
}
