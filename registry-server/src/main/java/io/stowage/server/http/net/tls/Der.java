// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net.tls;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.spec.InvalidKeySpecException;
import java.util.Optional;

/** The little of DER (ITU-T X.690) that it takes to put one form of a key into another. */
final class Der {
  static final int OCTETS = 0x04;
  static final int SEQUENCE = 0x30;

  private static final int LONG_LENGTH = 0x80;
  private static final int BYTE = 0xff;

  private Der() {}

  /** An element of a tag, with parts that follow each other in it. */
  static byte[] element(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    element.write(tag);
    writeLength(element, content.size());
    element.writeBytes(content.toByteArray());
    return element.toByteArray();
  }

  private static void writeLength(ByteArrayOutputStream out, int length) {
    if (length < LONG_LENGTH) {
      out.write(length);
      return;
    }
    int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + Byte.SIZE - 1) / Byte.SIZE;
    out.write(LONG_LENGTH | bytes);
    for (int i = bytes - 1; i >= 0; i--) {
      out.write(length >> (i * Byte.SIZE));
    }
  }

  /**
   * The content of the first element of a tag in a sequence.
   *
   * @throws InvalidKeySpecException if it is not a sequence, or cut off
   */
  static Optional<byte[]> find(byte[] sequence, int tag) throws InvalidKeySpecException {
    try {
      ByteBuffer in = ByteBuffer.wrap(sequence);
      if ((in.get() & BYTE) != SEQUENCE) {
        throw new InvalidKeySpecException("it is damaged");
      }
      int unused = length(in);
      while (in.hasRemaining()) {
        int found = in.get() & BYTE;
        byte[] content = new byte[length(in)];
        in.get(content);
        if (found == tag) {
          return Optional.of(content);
        }
      }
      return Optional.empty();
    } catch (BufferUnderflowException e) {
      throw new InvalidKeySpecException("it is cut off", e);
    }
  }

  private static int length(ByteBuffer in) throws InvalidKeySpecException {
    int first = in.get() & BYTE;
    if (first < LONG_LENGTH) {
      return first;
    }
    int length = 0;
    for (int i = first & ~LONG_LENGTH; i > 0; i--) {
      length = (length << Byte.SIZE) | (in.get() & BYTE);
      if (length < 0 || length > in.capacity()) {
        throw new InvalidKeySpecException("it is damaged");
      }
    }
    return length;
  }
}
