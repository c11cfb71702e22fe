// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import io.stowage.storage.StorageException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/** The one place where failures of the file system become those of the SPI. */
final class Failures {
  private static final long ALMOST_NOTHING = 64 * 1024;

  private final Path rootDirectory;

  Failures(Path rootDirectory) {
    this.rootDirectory = rootDirectory;
  }

  /**
   * What a failure means.
   *
   * @param path what was being worked on
   */
  StorageException of(Path path, IOException failure) {
    if (failure instanceof StorageException known) {
      return known;
    }
    if (failure instanceof ClosedChannelException
        && !(failure instanceof ClosedByInterruptException)) {
      return new StorageException.Gone(describe(path) + ": the file was closed");
    }
    String reason = reason(failure);
    String message = describe(path) + ": " + reason;
    if (isRefusal(failure, reason)) {
      return new StorageException.Denied(message, failure);
    }
    if (isFull(reason)) {
      return new StorageException.Full(message, failure);
    }
    return new StorageException.Unavailable(message, failure);
  }

  /** What is stored at a path is damaged. */
  StorageException.Corrupt corrupt(Path path, String how) {
    return new StorageException.Corrupt(describe(path) + ": " + how, null);
  }

  /** A path as it stands in messages: by the setting that it lies below. */
  private String describe(Path path) {
    String inside =
        path.startsWith(rootDirectory) && !path.equals(rootDirectory)
            ? ", " + rootDirectory.relativize(path)
            : "";
    return "rootdirectory " + rootDirectory + inside;
  }

  private static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "no such file or directory";
    }
    if (failure instanceof NotDirectoryException) {
      return "it is not a directory";
    }
    if (failure instanceof ClosedByInterruptException
        || failure instanceof FileLockInterruptionException) {
      return "the thread was interrupted";
    }
    String reason =
        failure instanceof FileSystemException named ? named.getReason() : failure.getMessage();
    if (reason == null && failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    return reason == null
        ? failure.getClass().getSimpleName()
        : reason.substring(0, 1).toLowerCase(Locale.ROOT) + reason.substring(1);
  }

  private static boolean isRefusal(IOException failure, String reason) {
    return failure instanceof AccessDeniedException
        || failure instanceof NotDirectoryException
        || reason.contains("permission denied")
        || reason.contains("operation not permitted")
        || reason.contains("read-only file system");
  }

  /**
   * By the C library's text, the only thing that the JDK hands on; and, should it be translated, by
   * asking.
   */
  private boolean isFull(String reason) {
    if (reason.contains("no space left on device")
        || reason.contains("disk quota exceeded")
        || reason.contains("file too large")) {
      return true;
    }
    try {
      return Files.getFileStore(rootDirectory).getUsableSpace() < ALMOST_NOTHING;
    } catch (IOException e) {
      return false;
    }
  }
}
