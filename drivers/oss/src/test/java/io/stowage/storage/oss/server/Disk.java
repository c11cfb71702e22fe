// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Files of bytes: one for all that are small, and one for each that is not, which goes when nothing
 * refers to it any more. Thread-safe.
 */
final class Disk {
  private static final int SMALL = 16 << 10;
  private static final int AT_ONCE = 256 << 10;
  private static final long FILE_OF_SMALL = 0;

  private final Path directory;
  private final Map<Long, Integer> uses = new HashMap<>();
  private long last;
  private long end;

  /** While what was done is told again, files may be wanted later on. */
  private boolean replaying = true;

  Disk(Path directory) {
    this.directory = directory;
    try (Stream<Path> files = Files.list(Files.createDirectories(directory))) {
      last = files.mapToLong(file -> Long.parseLong(file.getFileName().toString())).max().orElse(0);
      Path small = file(FILE_OF_SMALL);
      end = Files.exists(small) ? Files.size(small) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(long number) {
    return directory.resolve(Long.toString(number));
  }

  /** Writes all of a stream. Its files count as used once. */
  Content write(InputStream in) throws IOException {
    MessageDigest md5 = Mac.hash("MD5");
    Crc64 crc = new Crc64();
    byte[] first = in.readNBytes(SMALL + 1);
    md5.update(first);
    crc.update(first, 0, first.length);
    Segment segment = first.length <= SMALL ? writeSmall(first) : writeLarge(first, in, md5, crc);
    String etag = HexFormat.of().withUpperCase().formatHex(md5.digest());
    Content content =
        new Content(segment.length() == 0 ? List.of() : List.of(segment), etag, crc.toString());
    retain(content);
    return content;
  }

  private synchronized Segment writeSmall(byte[] bytes) throws IOException {
    long at = end;
    try (FileChannel out =
        FileChannel.open(
            file(FILE_OF_SMALL), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      out.write(ByteBuffer.wrap(bytes), at);
    }
    end += bytes.length;
    return new Segment(FILE_OF_SMALL, at, bytes.length);
  }

  private Segment writeLarge(byte[] first, InputStream in, MessageDigest md5, Crc64 crc)
      throws IOException {
    long number = next();
    long length = first.length;
    byte[] bytes = new byte[AT_ONCE];
    boolean whole = false;
    try (OutputStream out = Files.newOutputStream(file(number))) {
      out.write(first);
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        md5.update(bytes, 0, read);
        crc.update(bytes, 0, read);
        out.write(bytes, 0, read);
        length += read;
      }
      whole = true;
    } finally {
      if (!whole) {
        Files.deleteIfExists(file(number));
      }
    }
    return new Segment(number, 0, length);
  }

  private synchronized long next() {
    return ++last;
  }

  /** Keeps the files of some bytes. */
  synchronized void retain(Content content) {
    content.segments().forEach(segment -> uses.merge(segment.file(), 1, Integer::sum));
  }

  /** Gives the files of some bytes up. */
  synchronized void release(Content content) {
    for (Segment segment : content.segments()) {
      if (uses.merge(segment.file(), -1, Integer::sum) == 0 && segment.file() != FILE_OF_SMALL) {
        uses.remove(segment.file());
        if (!replaying) {
          delete(segment.file());
        }
      }
    }
  }

  private void delete(long number) {
    try {
      Files.delete(file(number));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes files that nobody refers to, as a process that was killed leaves them. */
  synchronized void removeUnused() {
    replaying = false;
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        long number = Long.parseLong(file.getFileName().toString());
        if (number != FILE_OF_SMALL && !uses.containsKey(number)) {
          delete(number);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes bytes to a stream. */
  void read(List<Segment> segments, OutputStream out) throws IOException {
    for (Segment segment : segments) {
      try (FileChannel in = FileChannel.open(file(segment.file()))) {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(AT_ONCE, segment.length()));
        long at = segment.offset();
        long stop = at + segment.length();
        while (at < stop) {
          bytes.clear().limit((int) Math.min(bytes.capacity(), stop - at));
          int read = in.read(bytes, at);
          if (read < 0) {
            throw new IOException("a file is shorter than it should be");
          }
          out.write(bytes.array(), 0, read);
          at += read;
        }
      }
    }
  }
}
