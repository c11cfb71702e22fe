// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the object of a blob says: its content is in the object, or in chunks that it names.
 *
 * @param content the id of this very content, under which its chunks are; empty if there is none
 * @param size how many bytes the blob has
 * @param chunkSize how many bytes each chunk has but the last; 0 if there are none
 */
record Head(String content, long size, long chunkSize) {
  static final String CONTENT = "content";
  static final String FORM = "form";

  /** The largest blob that is kept in its object. */
  static final int INLINE = 64 * 1024;

  private static final String CHUNKS = "chunks";

  static Head inline(String content, long size) {
    return new Head(content, size, 0);
  }

  /**
   * Reads a head.
   *
   * @param objectSize the size of the object that has these attributes
   * @return null if it makes no sense
   */
  static @Nullable Head parse(Map<String, String> attributes, long objectSize) {
    String content = attributes.getOrDefault(CONTENT, "");
    String form = attributes.getOrDefault(FORM, "");
    if (form.isEmpty()) {
      return inline(content, objectSize);
    }
    String[] parts = form.split(" ", -1);
    try {
      if (parts.length == 3 && parts[0].equals(CHUNKS)) {
        Head head = new Head(content, Long.parseLong(parts[2]), Long.parseLong(parts[1]));
        return head.size >= 0 && head.chunkSize > 0 ? head : null;
      }
    } catch (NumberFormatException e) {
      // as of any other text
    }
    return null;
  }

  boolean isInline() {
    return chunkSize == 0;
  }

  /** How many chunks there are. */
  long chunks() {
    return isInline() ? 0 : (size + chunkSize - 1) / chunkSize;
  }

  /** How many bytes a chunk has. */
  long sizeOf(long chunk) {
    return Math.min(chunkSize, size - chunk * chunkSize);
  }

  /** The attribute that says so. */
  String form() {
    return isInline() ? "" : CHUNKS + ' ' + chunkSize + ' ' + size;
  }
}
