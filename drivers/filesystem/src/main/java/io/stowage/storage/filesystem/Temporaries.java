// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Files that are prepared before they get their names, all in one directory, so that no listing
 * meets them and that those of a process that died are found without a search.
 */
final class Temporaries {
  private final Path directory;
  private final Directories directories;
  private final Disk disk;
  private final String prefix = UUID.randomUUID() + ".";
  private final AtomicLong counter = new AtomicLong();

  Temporaries(Path directory, Directories directories, Disk disk) {
    this.directory = directory;
    this.directories = directories;
    this.disk = disk;
  }

  /** Writes a new file and forces it. */
  Path write(ByteBuffer content) throws IOException {
    Path file = directory.resolve(prefix + counter.incrementAndGet());
    try (FileChannel channel = create(file)) {
      Writes.fully(channel, content, 0);
      disk.force(channel);
      return file;
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private FileChannel create(Path file) throws IOException {
    try {
      return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (NoSuchFileException e) {
      directories.make(directory);
      return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }
  }

  /** Removes those last written before a time; returns how many there are. */
  int sweep(Instant before, boolean dryRun) throws IOException {
    int found = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        if (isOlder(file, before) && (dryRun || Files.deleteIfExists(file))) {
          found++;
        }
      }
    } catch (NoSuchFileException e) {
      return 0;
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return found;
  }

  /** Whether something is there and was last changed before a time. */
  static boolean isOlder(Path path, Instant before) throws IOException {
    try {
      return Files.getLastModifiedTime(path).toInstant().isBefore(before);
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
