// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.storage.StorageException;
import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {
  private static final Path ROOT = Path.of("/");
  private static final Path FILE = Path.of("/blobs/data");

  @ParameterizedTest
  @MethodSource("failures")
  void eachFailureHasAMeaning(
      IOException failure, Class<? extends StorageException> meaning, String reason) {
    StorageException mapped = new Failures(ROOT).of(FILE, failure);

    assertThat(mapped)
        .isExactlyInstanceOf(meaning)
        .hasMessage("rootdirectory /, blobs/data: " + reason);
  }

  private static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            new IOException("No space left on device"),
            StorageException.Full.class,
            "no space left on device"),
        Arguments.of(
            new FileSystemException("f", null, "Disk quota exceeded"),
            StorageException.Full.class,
            "disk quota exceeded"),
        Arguments.of(
            new IOException("File too large"), StorageException.Full.class, "file too large"),
        Arguments.of(
            new AccessDeniedException("f"), StorageException.Denied.class, "permission denied"),
        Arguments.of(
            new FileSystemException("f", null, "Read-only file system"),
            StorageException.Denied.class,
            "read-only file system"),
        Arguments.of(
            new FileSystemException("f", null, "Operation not permitted"),
            StorageException.Denied.class,
            "operation not permitted"),
        Arguments.of(
            new IOException("Input/output error"),
            StorageException.Unavailable.class,
            "input/output error"),
        Arguments.of(
            new NoSuchFileException("f"),
            StorageException.Unavailable.class,
            "no such file or directory"),
        Arguments.of(
            new ClosedByInterruptException(),
            StorageException.Unavailable.class,
            "the thread was interrupted"),
        Arguments.of(
            new AsynchronousCloseException(), StorageException.Gone.class, "the file was closed"));
  }
}
