// SPDX-License-Identifier: Apache-2.0
package io.stowage.registry;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The name of an upload within its repository. Opaque to clients; ours are random UUIDs, those of
 * other registries are understood where they are safe names of 1 to 128 of {@code a-zA-Z0-9_.=-}
 * that do not begin with a dot.
 *
 * @param value the id's text
 */
public record UploadId(String value) implements Comparable<UploadId> {
  private static final Pattern GRAMMAR = Pattern.compile("[a-zA-Z0-9_=-][a-zA-Z0-9_.=-]{0,127}");

  /**
   * Checks the text.
   *
   * @param value the text to be checked
   * @throws InvalidReferenceException if the text is no upload id
   */
  public UploadId {
    if (!GRAMMAR.matcher(value).matches()) {
      throw new InvalidReferenceException(
          ErrorCode.BLOB_UPLOAD_UNKNOWN, "that is no id of an upload", value);
    }
  }

  /** {@return A new random id} */
  public static UploadId random() {
    return new UploadId(UUID.randomUUID().toString());
  }

  /**
   * Parses an upload id.
   *
   * @param text what a client or a listing gave
   * @return the id, its text unchanged
   * @throws InvalidReferenceException if the text is no upload id
   */
  public static UploadId parse(String text) {
    return new UploadId(text);
  }

  @Override
  public int compareTo(UploadId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
