// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Asks about files, and unlike {@link Files#exists} tells what is absent from what fails. */
final class FileFacts {
  private FileFacts() {}

  static Optional<BasicFileAttributes> find(Path path) throws IOException {
    try {
      return Optional.of(Files.readAttributes(path, BasicFileAttributes.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (FileSystemException e) {
      // below something that is no directory there is nothing
      if (isBelowAFile(path)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  static boolean exists(Path path) throws IOException {
    return find(path).isPresent();
  }

  /** The size of a file, or -1 where there is none. */
  static long size(Path path) throws IOException {
    return find(path).map(BasicFileAttributes::size).orElse(-1L);
  }

  private static boolean isBelowAFile(Path path) {
    for (Path above = path.getParent(); above != null; above = above.getParent()) {
      if (Files.exists(above)) {
        return !Files.isDirectory(above);
      }
    }
    return false;
  }
}
