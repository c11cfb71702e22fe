// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Bytes on the disk, and what is known of them.
 *
 * @param segments where they are
 * @param etag the MD5 of them, or of the parts they were made of
 * @param crc their CRC; empty where they were made of parts
 */
record Content(List<Segment> segments, String etag, String crc) {

  long length() {
    return segments.stream().mapToLong(Segment::length).sum();
  }

  /** The segments of a range. */
  List<Segment> range(long offset, long length) {
    List<Segment> some = new ArrayList<>();
    long at = 0;
    for (Segment segment : segments) {
      long from = Math.max(0, offset - at);
      long to = Math.min(segment.length(), offset + length - at);
      if (from < to) {
        some.add(segment.part(from, to - from));
      }
      at += segment.length();
    }
    return some;
  }

  String text() {
    String places = segments.stream().map(Segment::toString).collect(Collectors.joining(","));
    return String.join(" ", etag, crc.isEmpty() ? "-" : crc, places.isEmpty() ? "-" : places);
  }

  static Content parse(String etag, String crc, String places) {
    return new Content(
        places.equals("-")
            ? List.of()
            : Arrays.stream(places.split(",", -1)).map(Segment::parse).toList(),
        etag,
        crc.equals("-") ? "" : crc);
  }
}
