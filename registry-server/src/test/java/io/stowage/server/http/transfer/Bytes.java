// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/** Content for tests. */
final class Bytes {
  private Bytes() {}

  static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  /** One character for each byte. */
  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** A channel over an array, which fails or ends where it is told to. */
  static final class Source implements ReadableByteChannel {
    private final ByteBuffer bytes;
    private final boolean fails;
    private final AtomicBoolean open = new AtomicBoolean(true);

    Source(byte[] bytes) {
      this(bytes, false);
    }

    /** A source that throws after its last byte, where {@code fails}. */
    Source(byte[] bytes, boolean fails) {
      this.bytes = ByteBuffer.wrap(bytes);
      this.fails = fails;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
      if (!isOpen()) {
        throw new EOFException("closed");
      }
      if (!bytes.hasRemaining()) {
        if (fails) {
          throw new IOException("the disk is broken");
        }
        return -1;
      }
      int size = Math.min(into.remaining(), bytes.remaining());
      into.put(bytes.slice().limit(size));
      bytes.position(bytes.position() + size);
      return size;
    }

    @Override
    public boolean isOpen() {
      return open.get();
    }

    @Override
    public void close() {
      open.set(false);
    }
  }
}
