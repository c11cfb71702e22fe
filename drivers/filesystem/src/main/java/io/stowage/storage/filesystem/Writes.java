// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Writes buffers out. */
final class Writes {
  /** How much of a heap buffer goes out at once: the JDK copies that to a direct one it keeps. */
  private static final int HEAP_WINDOW = 64 * 1024;

  private Writes() {}

  /** Writes the remaining bytes at a position of the file; a direct buffer goes straight out. */
  static void fully(FileChannel file, ByteBuffer bytes, long position) throws IOException {
    int limit = bytes.limit();
    int window = bytes.isDirect() ? Integer.MAX_VALUE : HEAP_WINDOW;
    long at = position;
    try {
      while (bytes.position() < limit) {
        bytes.limit(bytes.position() + Math.min(window, limit - bytes.position()));
        at += file.write(bytes, at);
      }
    } finally {
      bytes.limit(limit);
    }
  }
}
