// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import io.stowage.registry.ErrorCode;
import io.stowage.storage.StorageException;
import java.util.concurrent.Semaphore;

/**
 * Bounds how many uploads are read back at once, which takes as long as they are large: what came
 * in through several instances, or through {@code registry:2}, is hashed before it is published. A
 * few wait for their turn; more are refused, for whoever waits holds a thread. Thread-safe.
 */
final class ReadBacks {
  private final Semaphore turns;
  private final Semaphore places;

  /**
   * @param atOnce how many read at once
   * @param waiting how many more wait
   */
  ReadBacks(int atOnce, int waiting) {
    turns = new Semaphore(atOnce, true);
    places = new Semaphore(atOnce + waiting);
  }

  /** As many at once as there are processors to hash, and a few that wait. */
  static ReadBacks usual() {
    int processors = Runtime.getRuntime().availableProcessors();
    return new ReadBacks(Math.max(2, processors), 16);
  }

  /**
   * Does what reads back.
   *
   * @throws RegistryException TOOMANYREQUESTS if too many wait; nothing was done
   */
  <T> T run(Store.Call<T> call) throws StorageException {
    if (!places.tryAcquire()) {
      throw new RegistryException(ErrorCode.TOOMANYREQUESTS, null);
    }
    try {
      turns.acquireUninterruptibly();
      try {
        return call.run();
      } finally {
        turns.release();
      }
    } finally {
      places.release();
    }
  }
}
