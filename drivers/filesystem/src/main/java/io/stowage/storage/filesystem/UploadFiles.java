// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The directory of an upload: {@code data}, {@code startedat}, and with {@code registry:2} also
 * {@code hashstates}, which is ignored. It is an upload as long as one of the first two is there.
 *
 * <p>{@code startedat} is removed before {@code data}. So where there is only {@code startedat}
 * there never was data, and it may be created: nobody has another file open as this upload's data.
 *
 * @param directory the directory
 */
record UploadFiles(Path directory) {

  Path data() {
    return directory.resolve("data");
  }

  /** Where the data is, for making it last while it is staged. */
  Spot spot() {
    return new Spot(Layout.parent(directory), data());
  }

  private Path startedAtFile() {
    return directory.resolve("startedat");
  }

  /**
   * Makes the upload. Forces nothing: losing an upload in which nothing was staged is no loss.
   *
   * @return its data, empty
   * @throws FileAlreadyExistsException if it is there
   */
  FileChannel create(Directories directories) throws IOException {
    try {
      Files.createDirectory(directory);
    } catch (NoSuchFileException e) {
      directories.makeAll(Layout.parent(directory));
      Files.createDirectory(directory);
    }
    try {
      writeStart();
      return open(StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      // not begun, then, and nothing for anybody to find
      removeStart();
      removeData();
      throw e;
    }
  }

  private void writeStart() throws IOException {
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    try (FileChannel file =
        FileChannel.open(
            startedAtFile(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      Writes.fully(file, ByteBuffer.wrap(now.getBytes(US_ASCII)), 0);
    }
  }

  /**
   * Opens the data, and creates it where {@code registry:2} began the upload and wrote nothing.
   *
   * @throws NoSuchFileException if there is no such upload
   */
  FileChannel open() throws IOException {
    try {
      return FileChannel.open(data(), StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (NoSuchFileException e) {
      if (!FileFacts.exists(startedAtFile())) {
        throw e;
      }
      return open(StandardOpenOption.CREATE);
    }
  }

  private FileChannel open(OpenOption creation) throws IOException {
    return FileChannel.open(data(), StandardOpenOption.READ, StandardOpenOption.WRITE, creation);
  }

  /** When the upload was begun; where that is lost, when it last changed; empty if it is none. */
  Optional<Instant> startedAt() throws IOException {
    try {
      String text = Files.readString(startedAtFile(), US_ASCII);
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (NoSuchFileException e) {
      return lastChange(data());
    } catch (DateTimeException | CharacterCodingException e) {
      return lastChange(startedAtFile());
    }
  }

  private static Optional<Instant> lastChange(Path file) throws IOException {
    return FileFacts.find(file)
        .map(BasicFileAttributes::lastModifiedTime)
        .map(time -> time.toInstant().truncatedTo(ChronoUnit.SECONDS));
  }

  /** What keeps the upload from being one any more, once its data is gone too. */
  void removeStart() throws IOException {
    Files.deleteIfExists(startedAtFile());
  }

  /** Removes the data, and what is left. */
  void removeData() throws IOException {
    Files.deleteIfExists(data());
    removeRest();
  }

  /** Removes the directory after its data; what somebody put there meanwhile stays. */
  void removeRest() throws IOException {
    if (!directory.toFile().delete()) {
      Trees.remove(directory.resolve("hashstates"));
      // where this fails as well, the sweep tries again
      directory.toFile().delete();
    }
  }

  /** Whether this is what an interrupted call left behind, and has not changed since a time. */
  boolean isLeftover(Instant before) throws IOException {
    return Temporaries.isOlder(directory, before)
        && !FileFacts.exists(startedAtFile())
        && !FileFacts.exists(data());
  }
}
