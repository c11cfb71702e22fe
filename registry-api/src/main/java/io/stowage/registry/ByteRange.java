// SPDX-License-Identifier: Apache-2.0
package io.stowage.registry;

/**
 * A run of bytes, as a count and not as a last index. Resolved against the content's size before
 * anything is read.
 *
 * @param offset where it begins, zero or more
 * @param length how many bytes, zero or more
 */
public record ByteRange(long offset, long length) {

  /**
   * Checks the bounds.
   *
   * @param offset where the range begins
   * @param length how many bytes it has
   * @throws IllegalArgumentException if offset, length or their sum is out of bounds
   * @throws IllegalArgumentException if either is negative, or if the end is beyond {@link
   *     Long#MAX_VALUE}
   */
  public ByteRange {
    if (offset < 0 || length < 0 || offset + length < 0) {
      throw new IllegalArgumentException("no range of bytes: " + offset + " + " + length);
    }
  }

  /**
   * All of some content of a size.
   *
   * @param size the content's length in bytes
   * @return the range from its first byte to its last
   * @throws IllegalArgumentException if the size is negative
   */
  public static ByteRange all(long size) {
    return new ByteRange(0, size);
  }

  /** {@return the position after the last byte} */
  public long end() {
    return offset + length;
  }
}
