// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** What the operating system keeps of files in memory. */
final class PageCache {
  private static final @Nullable FileChannel NOWHERE = open(Path.of("/dev/null"));

  private PageCache() {}

  private static @Nullable FileChannel open(Path path) {
    try {
      return FileChannel.open(path, StandardOpenOption.WRITE);
    } catch (IOException e) {
      return null;
    }
  }

  /**
   * Waits until a part of a file is in memory. Sending it nowhere does that without a copy.
   *
   * @return how many of the bytes there are, which is less where the file is shorter
   */
  static long load(FileChannel file, long position, long count) throws IOException {
    long loaded = 0;
    while (NOWHERE != null && loaded < count) {
      long more = file.transferTo(position + loaded, count - loaded, NOWHERE);
      if (more <= 0) {
        return loaded;
      }
      loaded += more;
    }
    return count;
  }
}
