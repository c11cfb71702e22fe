// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.storage.StorageException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is durable of an upload, as an object: lines of text, and behind an empty line the tail, the
 * bytes at the end that are too few for a part.
 *
 * @param base the number of the record that tells the rest, where this one does nothing but claim
 *     the upload, -1 where there is none; 0 where it tells the rest itself
 * @param content what is in the store as parts, or null if nothing is
 * @param tail the bytes behind it
 */
record UploadRecord(long base, @Nullable StagedContent content, ByteBuffer tail) {
  private static final String FORMAT = "stowage-upload 1";
  private static final String END = "\n\n";

  static UploadRecord empty() {
    return new UploadRecord(0, null, ByteBuffer.allocate(0));
  }

  /**
   * Writes a record.
   *
   * @param writer differs for each handle, so that each tells its own records from others'
   * @param base see above
   * @param tail the bytes, not copied
   */
  static Body write(
      String writer, long base, @Nullable StagedContent content, List<ByteBuffer> tail) {
    StringBuilder text = new StringBuilder(FORMAT).append("\nby ").append(writer);
    if (base != 0) {
      text.append("\nbase ").append(base);
    }
    if (content != null) {
      text.append("\ncontent ").append(content.target().key());
      text.append("\nid ").append(content.target().id());
      text.append("\nwhole ").append(content.whole());
      for (Part part : content.parts()) {
        text.append("\npart ").append(part.number()).append(' ').append(part.size());
        text.append(' ').append(part.receipt());
      }
    }
    List<ByteBuffer> buffers = new ArrayList<>();
    buffers.add(UTF_8.encode(text.append(END).toString()));
    buffers.addAll(tail);
    return Body.of(buffers);
  }

  /**
   * Reads a record.
   *
   * @throws StorageException.Corrupt if it is none
   */
  static UploadRecord read(String key, byte[] bytes) throws StorageException.Corrupt {
    int end = endOfText(bytes);
    String[] lines = new String(bytes, 0, Math.max(0, end), UTF_8).split("\n", -1);
    if (end < 0 || !lines[0].equals(FORMAT)) {
      throw new StorageException.Corrupt(key + ": is no record of an upload", null);
    }
    try {
      int tail = end + END.length();
      return read(lines, ByteBuffer.wrap(bytes, tail, bytes.length - tail).slice());
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new StorageException.Corrupt(key + ": is a damaged record of an upload", e);
    }
  }

  private static UploadRecord read(String[] lines, ByteBuffer tail) {
    long base = 0;
    String key = null;
    String id = "";
    boolean whole = false;
    List<Part> parts = new ArrayList<>();
    for (String line : lines) {
      int space = line.indexOf(' ');
      String value = line.substring(space + 1);
      switch (line.substring(0, space)) {
        case "base" -> base = Long.parseLong(value);
        case "content" -> key = value;
        case "id" -> id = value;
        case "whole" -> whole = value.equals("true");
        case "part" -> parts.add(part(value));
        default -> {
          // who wrote it, or what a later version adds
        }
      }
    }
    StagedContent content =
        key == null ? null : new StagedContent(new PartsKey(key, id), parts, whole);
    return new UploadRecord(base, content, tail);
  }

  private static Part part(String text) {
    String[] fields = text.split(" ", 3);
    return new Part(Integer.parseInt(fields[0]), Long.parseLong(fields[1]), fields[2]);
  }

  private static int endOfText(byte[] bytes) {
    for (int i = 0; i + 1 < bytes.length; i++) {
      if (bytes[i] == '\n' && bytes[i + 1] == '\n') {
        return i;
      }
    }
    return -1;
  }
}
