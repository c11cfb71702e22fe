// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that is read again when it changed, be it written or replaced. Where it cannot be read, or
 * is not what it should be, what was read before still counts, and that is said once. Thread-safe.
 *
 * @param <T> what is made of it
 */
final class WatchedFile<T> {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedFile.class);
  private static final int MAX_BYTES = 16 * 1024 * 1024;

  private final String setting;
  private final Path file;
  private final Reader<T> reader;
  private volatile T current;
  private byte[] content;
  private Optional<FileStamp> stamp;
  private String trouble = "";

  /** Makes something of a file's content. */
  @FunctionalInterface
  interface Reader<T> {
    /**
     * Reads.
     *
     * @throws IOException if it is not what it should be; the message does not name the file
     */
    T read(byte[] content) throws IOException;
  }

  private WatchedFile(String setting, Path file, Reader<T> reader) throws IOException {
    this.setting = setting;
    this.file = file;
    this.reader = reader;
    Instant now = Instant.now();
    FileStamp seen = FileStamp.of(file);
    this.content = bytes(file);
    this.current = reader.read(content);
    this.stamp = Optional.of(seen).filter(known -> known.settledAt(now));
  }

  /**
   * Reads a file for the first time.
   *
   * @param setting the key that names it, for messages
   * @throws IOException in one line that names the setting, if that fails
   */
  static <T> WatchedFile<T> open(String setting, Path file, Reader<T> reader) throws IOException {
    try {
      return new WatchedFile<>(setting, file, reader);
    } catch (IOException e) {
      throw new IOException(setting + ": " + file + " " + reason(e), e);
    }
  }

  /** What was made of it last. */
  T current() {
    return current;
  }

  /** Reads it again if it changed; blocks for the file system. */
  synchronized void refresh() {
    try {
      Instant now = Instant.now();
      FileStamp seen = FileStamp.of(file);
      if (stamp.filter(seen::equals).isPresent()) {
        return;
      }
      byte[] read = bytes(file);
      if (!Arrays.equals(read, content)) {
        current = reader.read(read);
        content = read;
        LOG.info("{}: {} was read again", setting, file);
      }
      stamp = Optional.of(seen).filter(known -> known.settledAt(now));
      trouble = "";
    } catch (IOException e) {
      tell(reason(e));
    }
  }

  private void tell(String reason) {
    stamp = Optional.empty();
    if (!reason.equals(trouble)) {
      trouble = reason;
      LOG.error("{}: {} {}; what was read before still counts", setting, file, reason);
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException("is larger than 16 MiB");
    }
    return Files.readAllBytes(file);
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "is not there";
    }
    return e.getClass().equals(IOException.class)
        ? String.valueOf(e.getMessage())
        : "cannot be read (" + e.getClass().getSimpleName() + ")";
  }
}
