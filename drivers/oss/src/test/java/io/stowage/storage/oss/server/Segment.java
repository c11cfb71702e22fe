// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss.server;

/**
 * Some bytes of a file.
 *
 * @param file its number
 * @param offset where they begin
 * @param length how many
 */
record Segment(long file, long offset, long length) {

  Segment part(long from, long count) {
    return new Segment(file, offset + from, count);
  }

  @Override
  public String toString() {
    return file + ":" + offset + ':' + length;
  }

  static Segment parse(String text) {
    String[] parts = text.split(":", -1);
    return new Segment(
        Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
  }
}
