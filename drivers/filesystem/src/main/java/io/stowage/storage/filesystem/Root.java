// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Gets the root ready before anything relies on it. */
final class Root {
  private Root() {}

  /** Makes the root if it is absent, durably, and tries that it can be written to and locked. */
  static void prepare(Layout layout, Volume volume) throws IOException {
    create(layout.rootDirectory(), volume.disk());
    Path at = layout.rootDirectory();
    for (Path name : layout.rootDirectory().relativize(layout.root())) {
      volume.directories().make(at.resolve(name));
      volume.disk().sync(at);
      at = at.resolve(name);
    }
    volume.directories().ensure(layout.temporaries());
    tryOut(volume.temporaries().write(ByteBuffer.allocate(1)));
  }

  /** Makes what the operator named; what is above it and was there before is not ours to force. */
  private static void create(Path directory, Disk disk) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Path parent = directory.getParent();
    if (parent != null) {
      create(parent, disk);
    }
    try {
      Files.createDirectory(directory);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(directory)) {
        throw new NotDirectoryException(directory.toString());
      }
    }
    if (parent != null) {
      disk.sync(parent);
    }
  }

  private static void tryOut(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assert lock.isValid();
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
