// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Tells the file systems of this machine from those of a network, as far as they are known. */
final class LocalDisks {
  private static final Set<String> TYPES =
      Set.of("btrfs", "ext2", "ext3", "ext4", "f2fs", "overlay", "tmpfs", "xfs", "zfs");

  private LocalDisks() {}

  /** Whether a directory lies on this machine for sure. */
  static boolean hold(Path directory) {
    try {
      return TYPES.contains(Files.getFileStore(directory).type());
    } catch (IOException e) {
      return false;
    }
  }
}
