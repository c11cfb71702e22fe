// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Brings parts of files into the memory that the kernel keeps of them, without a copy: sends them
 * to nowhere. Thread-safe.
 */
final class PageCache implements AutoCloseable {
  private static final Path NOWHERE = Path.of("/dev/null");

  private final @Nullable FileChannel nowhere;

  private PageCache(@Nullable FileChannel nowhere) {
    this.nowhere = nowhere;
  }

  /** For files below a directory. */
  static PageCache of(Path directory) {
    if (!LocalDisks.hold(directory)) {
      return new PageCache(null);
    }
    try {
      return new PageCache(FileChannel.open(NOWHERE, StandardOpenOption.WRITE));
    } catch (IOException e) {
      return new PageCache(null);
    }
  }

  /**
   * Waits until a part of a file is in memory.
   *
   * @return how much of it is; zero if it cannot be brought there
   */
  long fill(FileChannel file, long position, long count) throws IOException {
    return nowhere == null ? 0 : file.transferTo(position, count, nowhere);
  }

  @Override
  public void close() {
    try {
      if (nowhere != null) {
        nowhere.close();
      }
    } catch (IOException e) {
      // nothing was kept there
    }
  }
}
