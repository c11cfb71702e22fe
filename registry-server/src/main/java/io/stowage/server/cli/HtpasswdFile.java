// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A file of users that is changed by one line at a time. Readers see it before the change or after;
 * other lines stay as they are, to the byte. Two who change it at once wait for each other.
 */
final class HtpasswdFile {
  private static final Set<PosixFilePermission> OWNER_ALONE =
      PosixFilePermissions.fromString("rw-------");

  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int CLAIMS = 200;

  private final Path file;

  /**
   * @throws IOException if there is no such file
   */
  HtpasswdFile(Path named) throws IOException {
    try {
      this.file = named.toRealPath();
    } catch (NoSuchFileException e) {
      throw new IOException("there is no file " + named + " (-c makes it)", e);
    }
  }

  /** Makes an empty file for its owner alone, in the place of one that is there. */
  static HtpasswdFile create(Path named) throws IOException {
    if (Files.exists(named)) {
      HtpasswdFile existing = new HtpasswdFile(named);
      existing.rewrite(lines -> List.of());
      return existing;
    }
    Files.createFile(named, PosixFilePermissions.asFileAttribute(OWNER_ALONE));
    return new HtpasswdFile(named);
  }

  /** The hash of a user, as it stands there. */
  Optional<String> hash(String user) throws IOException {
    return lines().stream()
        .filter(line -> isOf(user, line))
        .reduce((earlier, later) -> later)
        .map(line -> line.substring(line.indexOf(':') + 1).strip());
  }

  /**
   * Adds a user, or gives one another hash.
   *
   * @return whether the user was there
   */
  boolean put(String user, String line) throws IOException {
    return change(user, Optional.of(bytesAsText(line)));
  }

  /**
   * Removes a user.
   *
   * @return whether the user was there
   */
  boolean remove(String user) throws IOException {
    return change(user, Optional.empty());
  }

  private boolean change(String user, Optional<String> line) throws IOException {
    boolean[] was = {false};
    rewrite(
        lines -> {
          List<String> changed = new ArrayList<>();
          int place = lines.size();
          for (String each : lines) {
            if (!isOf(user, each)) {
              changed.add(each);
            } else if (!was[0]) {
              was[0] = true;
              place = changed.size();
            }
          }
          int at = Math.min(place, changed.size());
          line.ifPresent(added -> changed.add(at, added));
          return changed;
        });
    return was[0];
  }

  private void rewrite(UnaryOperator<List<String>> edit) throws IOException {
    try (FileChannel current = claim()) {
      // not by its name: to open and close it once more would give the lock up
      byte[] content = Channels.newInputStream(current).readAllBytes();
      Path next = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(next);
      Files.createFile(next, PosixFilePermissions.asFileAttribute(OWNER_ALONE));
      boolean moved = false;
      try {
        write(next, edit.apply(lines(new String(content, ISO_8859_1))));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        moved = true;
      } finally {
        if (!moved) {
          Files.deleteIfExists(next);
        }
      }
      syncDirectory(Objects.requireNonNull(file.getParent()));
    }
  }

  /**
   * Opens the file for its one writer. The system gives the claim up when the process ends, however
   * it ends.
   */
  private FileChannel claim() throws IOException {
    for (int i = 0; i < CLAIMS; i++) {
      Object before = key();
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
      // whoever had it may have put another file in its place meanwhile
      if (isLocked(channel) && before.equals(key())) {
        return channel;
      }
      channel.close();
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new IOException(file + " is being changed by another process");
  }

  /** Which file has the name. */
  private Object key() throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private List<String> lines() throws IOException {
    return lines(Files.readString(file, ISO_8859_1));
  }

  private static List<String> lines(String content) {
    return content.lines().collect(Collectors.toList());
  }

  private static boolean isOf(String user, String line) {
    return line.startsWith(bytesAsText(user) + ':');
  }

  /** Each byte as a character, so that what is not UTF-8 stays what it is. */
  private static String bytesAsText(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  private void write(Path next, List<String> lines) throws IOException {
    String content = lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    PosixFileAttributes wanted = Files.readAttributes(file, PosixFileAttributes.class);
    PosixFileAttributeView made = Files.getFileAttributeView(next, PosixFileAttributeView.class);
    if (!made.readAttributes().group().equals(wanted.group())) {
      made.setGroup(wanted.group());
    }
    if (!made.readAttributes().owner().equals(wanted.owner())) {
      made.setOwner(wanted.owner());
    }
    made.setPermissions(wanted.permissions());
    try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ISO_8859_1.encode(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private static void syncDirectory(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
