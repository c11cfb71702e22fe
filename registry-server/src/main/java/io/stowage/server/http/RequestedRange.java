// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.registry.ByteRange;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Which part of a blob a request asks for (RFC 9110 section 14.2). */
sealed interface RequestedRange {

  /** All of it. */
  record Whole() implements RequestedRange {}

  /** One run of bytes. */
  record Part(ByteRange range) implements RequestedRange {}

  /** Nothing that it has. */
  record Unsatisfiable() implements RequestedRange {}

  /** The unit and what follows it. */
  String UNIT = "bytes=";

  /**
   * Reads a {@code Range} header against content of a size. Several ranges, another unit and any
   * range of empty content are answered with the whole, as the RFC allows; what is no range at all
   * is refused, as {@code registry:2} does.
   *
   * @param header null for none
   */
  static RequestedRange of(@Nullable String header, long size) {
    if (header == null
        || size == 0
        || !header.regionMatches(true, 0, UNIT, 0, UNIT.length())
        || header.indexOf(',') >= 0) {
      return new Whole();
    }
    String spec = header.substring(UNIT.length()).strip();
    int dash = spec.indexOf('-');
    if (dash < 0) {
      return new Unsatisfiable();
    }
    String first = spec.substring(0, dash);
    String last = spec.substring(dash + 1);
    return first.isEmpty() ? suffix(last, size) : fromTo(first, last, size);
  }

  /**
   * Whether any server means the same by a {@code Range} header: it has one run of bytes, whose
   * ends are told and lie within the content. Azure knows no others, and OSS answers with the whole
   * where the end lies beyond.
   *
   * @param header null for none
   */
  static boolean isAlikeEverywhere(@Nullable String header, long size) {
    if (header == null) {
      return true;
    }
    if (!(of(header, size) instanceof Part part)) {
      return false;
    }
    String open = UNIT + part.range().offset() + '-';
    return header.equals(open) || header.equals(open + (part.range().end() - 1));
  }

  private static RequestedRange suffix(String text, long size) {
    OptionalLong length = Decimal.parse(text);
    if (length.isEmpty() || length.getAsLong() == 0) {
      return new Unsatisfiable();
    }
    long count = Math.min(length.getAsLong(), size);
    return new Part(new ByteRange(size - count, count));
  }

  private static RequestedRange fromTo(String from, String to, long size) {
    OptionalLong first = Decimal.parse(from);
    OptionalLong last = to.isEmpty() ? OptionalLong.of(Long.MAX_VALUE) : Decimal.parse(to);
    if (first.isEmpty()
        || last.isEmpty()
        || first.getAsLong() >= size
        || last.getAsLong() < first.getAsLong()) {
      return new Unsatisfiable();
    }
    long end = Math.min(last.getAsLong(), size - 1);
    return new Part(new ByteRange(first.getAsLong(), end - first.getAsLong() + 1));
  }
}
