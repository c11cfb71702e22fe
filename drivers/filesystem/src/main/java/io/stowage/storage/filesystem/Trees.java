// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Removes directories with what is in them. */
final class Trees {
  private Trees() {}

  /** Removes a file or a directory; what somebody else adds or removes meanwhile is no failure. */
  static void remove(Path tree) throws IOException {
    if (Files.isDirectory(tree, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(tree)) {
        for (Path entry : entries) {
          remove(entry);
        }
      } catch (NoSuchFileException e) {
        return;
      } catch (DirectoryIteratorException e) {
        throw e.getCause();
      }
    }
    try {
      Files.deleteIfExists(tree);
    } catch (DirectoryNotEmptyException e) {
      // who wrote to it just now wants to keep that
    }
  }
}
