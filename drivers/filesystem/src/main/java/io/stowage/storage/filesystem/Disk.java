// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** What durability rests on, apart so that a test can watch the order of its calls. */
interface Disk {

  /** Forces the content of a file. */
  void force(FileChannel file) throws IOException;

  /** Forces the entries of a directory: what was created, renamed and removed in it. */
  void sync(Path directory) throws IOException;

  /** Renames a file at once, over another if there is one. */
  void move(Path from, Path to) throws IOException;

  /**
   * Whether syncing a directory makes all last that was done to directories before, anywhere on its
   * file system. Others promise no more than that directory's own entries.
   */
  boolean commitsInOrder(Path directory);

  /** The real one. */
  static Disk real() {
    return new Disk() {
      /**
       * A directory and its entry above are made in one transaction, and transactions reach the
       * journal one after the other: Linux, Documentation/filesystems/ext4/journal.rst and
       * xfs/xfs-delayed-logging-design.rst.
       */
      private static final Set<String> JOURNALED = Set.of("ext4", "xfs");

      @Override
      public boolean commitsInOrder(Path directory) {
        try {
          return JOURNALED.contains(Files.getFileStore(directory).type());
        } catch (IOException e) {
          return false;
        }
      }

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
