// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.inmemory;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Immutable bytes.
 *
 * @param chunks the bytes in order; nobody writes to them
 * @param size how many in all
 */
record Content(List<byte[]> chunks, long size) {

  Content {
    chunks = List.copyOf(chunks);
  }

  /** Copies the remaining bytes of a buffer and moves its position to its limit. */
  static byte[] copy(ByteBuffer buffer) {
    byte[] copy = new byte[buffer.remaining()];
    buffer.get(copy);
    return copy;
  }

  static Content of(ByteBuffer buffer) {
    byte[] copy = copy(buffer);
    return new Content(List.of(copy), copy.length);
  }
}
