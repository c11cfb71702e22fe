// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system in memory that is soon full, mounted on a directory. */
public final class SmallDisk implements Closeable {

  private static final int STEP = 4096;

  private final Path directory;

  private SmallDisk(Path directory) {
    this.directory = directory;
  }

  public static SmallDisk mount(Path directory, int megabytes) throws IOException {
    Files.createDirectories(directory);
    Command.of(
            Tool.MOUNT.path(),
            "-t",
            "tmpfs",
            "-o",
            "size=" + megabytes + "m",
            "tmpfs",
            directory.toString())
        .output();
    return new SmallDisk(directory);
  }

  public Path directory() {
    return directory;
  }

  /** Takes all the space but {@code left} bytes; {@link #free} gives it back. */
  public void fillUpTo(long left) throws IOException {
    free();
    long size = Files.getFileStore(directory).getUsableSpace() - left;
    try (OutputStream out = Files.newOutputStream(filler())) {
      byte[] zeros = new byte[STEP];
      for (long written = 0; written + STEP <= size; written += STEP) {
        out.write(zeros);
      }
    }
  }

  public void free() throws IOException {
    Files.deleteIfExists(filler());
  }

  private Path filler() {
    return directory.resolve("filler");
  }

  @Override
  public void close() {
    Command.of("umount", directory.toString()).output();
  }
}
