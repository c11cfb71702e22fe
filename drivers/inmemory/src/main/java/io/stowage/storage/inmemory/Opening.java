// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.inmemory;

import io.stowage.storage.StorageException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whether a driver is still open. */
final class Opening {
  private final AtomicBoolean closed = new AtomicBoolean();

  void check() throws StorageException.Gone {
    if (closed.get()) {
      throw new StorageException.Gone("the storage driver inmemory was closed");
    }
  }

  /** Returns whether this was the first call. */
  boolean close() {
    return closed.compareAndSet(false, true);
  }
}
