// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What tells a file from the same file after a change.
 *
 * @param modified when it was changed last
 * @param size in bytes
 * @param identity of the file behind the name
 */
record FileStamp(FileTime modified, long size, String identity) {
  /** Changes that follow each other so soon may have the same time. */
  private static final Duration COARSE = Duration.ofSeconds(2);

  static FileStamp of(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return new FileStamp(
        attributes.lastModifiedTime(), attributes.size(), Objects.toString(attributes.fileKey()));
  }

  /** Whether a change after this time would show in the stamp. */
  boolean settledAt(Instant time) {
    return modified.toInstant().plus(COARSE).isBefore(time);
  }
}
