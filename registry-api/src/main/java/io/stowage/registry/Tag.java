// SPDX-License-Identifier: Apache-2.0
package io.stowage.registry;

import java.util.regex.Pattern;

/**
 * The name that points to a manifest, {@code [a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}} (OCI distribution
 * specification, "Pulling manifests"). Ordered byte by byte.
 *
 * @param value the tag's text
 */
public record Tag(String value) implements Reference, Comparable<Tag> {
  private static final Pattern GRAMMAR = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");

  /**
   * Checks the text.
   *
   * @param value the text to be checked
   * @throws InvalidReferenceException if the text is no tag
   */
  public Tag {
    if (!GRAMMAR.matcher(value).matches()) {
      throw new InvalidReferenceException(
          ErrorCode.TAG_INVALID,
          "a tag has 1 to 128 of a-z A-Z 0-9 . _ - and begins with none of . -",
          value);
    }
  }

  /**
   * Parses a tag.
   *
   * @param text what a client or a listing gave
   * @return the tag, its text unchanged
   * @throws InvalidReferenceException if the text is no tag
   */
  public static Tag parse(String text) {
    return new Tag(text);
  }

  @Override
  public int compareTo(Tag other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
