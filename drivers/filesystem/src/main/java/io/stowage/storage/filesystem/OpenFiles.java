// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import io.stowage.storage.StorageException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What a driver has handed out and closes at its end. Thread-safe. */
final class OpenFiles {
  private final Set<Releasable> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Something that holds a file. */
  interface Releasable {
    /** Lets go of the file, once; later use of it fails. */
    void release();
  }

  /** Fails if the driver was closed. */
  void check() throws StorageException.Gone {
    if (closed) {
      throw new StorageException.Gone("the storage driver filesystem was closed");
    }
  }

  /** Keeps track of something until {@link #remove}; releases it and fails if it is too late. */
  <T extends Releasable> T add(T file) throws StorageException.Gone {
    open.add(file);
    if (closed) {
      file.release();
    }
    check();
    return file;
  }

  void remove(Releasable file) {
    open.remove(file);
  }

  void close() {
    closed = true;
    open.forEach(Releasable::release);
    open.clear();
  }
}
