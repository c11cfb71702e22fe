// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The three calls on which durability rests, apart so that a test can watch their order. */
interface Disk {

  /** Forces the content of a file. */
  void force(FileChannel file) throws IOException;

  /** Forces the entries of a directory: what was created, renamed and removed in it. */
  void sync(Path directory) throws IOException;

  /** Renames a file at once, over another if there is one. */
  void move(Path from, Path to) throws IOException;

  /** The real one. */
  static Disk real() {
    return new Disk() {
      @Override
      public void force(FileChannel file) throws IOException {
        file.force(false);
      }

      @Override
      public void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
          channel.force(true);
        }
      }

      @Override
      public void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
      }
    };
  }
}
