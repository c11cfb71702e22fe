// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * Bytes to be written: buffers that do not change while the call lasts, and can be read again and
 * again. Thread-safe.
 */
public final class Body {
  private final List<ByteBuffer> buffers;
  private final long length;

  private Body(List<ByteBuffer> buffers) {
    this.buffers = List.copyOf(buffers);
    this.length = this.buffers.stream().mapToLong(ByteBuffer::remaining).sum();
  }

  /**
   * The remaining bytes of buffers, one after the other; not copied.
   *
   * @param buffers the bytes, from each one's position to its limit; neither moves
   * @return a body that reads them
   */
  public static Body of(List<ByteBuffer> buffers) {
    return new Body(buffers.stream().map(ByteBuffer::slice).toList());
  }

  /**
   * The remaining bytes of a buffer, not copied.
   *
   * @param buffer the bytes, from its position to its limit; neither moves
   * @return a body that reads them
   */
  public static Body of(ByteBuffer buffer) {
    return of(List.of(buffer));
  }

  /**
   * Text in UTF-8.
   *
   * @param text the text, which may be empty
   * @return a body of its bytes
   */
  public static Body of(String text) {
    return of(StandardCharsets.UTF_8.encode(text));
  }

  /** {@return how many bytes there are in all} */
  public long length() {
    return length;
  }

  /** {@return the bytes, in buffers whose positions are the caller's own} */
  public List<ByteBuffer> buffers() {
    return buffers.stream().map(ByteBuffer::duplicate).toList();
  }

  /**
   * Adds the bytes to a hash.
   *
   * @param hash what to add them to
   */
  public void updateHash(MessageDigest hash) {
    buffers().forEach(hash::update);
  }
}
