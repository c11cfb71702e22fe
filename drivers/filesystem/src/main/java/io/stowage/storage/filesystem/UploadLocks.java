// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import io.stowage.storage.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Lets one at a time work on the data of an upload: within this JVM by one of some locks, which is
 * taken first, across processes by a lock of the operating system on the file. That lock belongs to
 * the process and is lost when any of its channels on that file is closed: so they are closed under
 * {@link #within}, too.
 */
final class UploadLocks {
  private static final Lock[] STRIPES =
      Stream.generate(ReentrantLock::new).limit(256).toArray(Lock[]::new);

  private UploadLocks() {}

  /** Work on the data. */
  interface Work {
    void run() throws IOException;
  }

  /** Does work while nobody else, in any process, does any on the same data. */
  static void exclusively(Path data, FileChannel channel, Work work) throws IOException {
    within(
        data,
        () -> {
          try (FileLock lock = channel.lock()) {
            assert lock.isValid();
            work.run();
          } catch (OverlappingFileLockException e) {
            // the same classes, loaded twice in one JVM, or one directory under two names
            throw new StorageException.Conflict("somebody else is writing to " + data);
          }
        });
  }

  /** Does work while nobody else in this JVM does any on the same data. */
  static void within(Path data, Work work) throws IOException {
    Lock stripe = STRIPES[Math.floorMod(data.hashCode(), STRIPES.length)];
    stripe.lock();
    try {
      work.run();
    } finally {
      stripe.unlock();
    }
  }
}
