// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where the bytes of an upload's chunk belong (OCI distribution specification, "Pushing a blob in
 * chunks").
 *
 * @param start position of the first byte
 * @param length how many bytes, one or more
 */
record ContentRange(long start, long length) {

  /**
   * Reads {@code 0-99}, the form of registries, and {@code bytes 0-99/100}, the form of RFC 9110.
   *
   * @return empty if the text is no range
   */
  static Optional<ContentRange> parse(String header) {
    String range = header.strip();
    if (range.regionMatches(true, 0, "bytes ", 0, 6)) {
      int slash = range.indexOf('/');
      range = range.substring(6, slash < 0 ? range.length() : slash).strip();
    }
    int dash = range.indexOf('-');
    if (dash < 0) {
      return Optional.empty();
    }
    OptionalLong first = Decimal.parse(range.substring(0, dash));
    OptionalLong last = Decimal.parse(range.substring(dash + 1));
    if (first.isEmpty()
        || last.isEmpty()
        || last.getAsLong() < first.getAsLong()
        || last.getAsLong() == Long.MAX_VALUE) {
      return Optional.empty();
    }
    return Optional.of(
        new ContentRange(first.getAsLong(), last.getAsLong() - first.getAsLong() + 1));
  }
}
