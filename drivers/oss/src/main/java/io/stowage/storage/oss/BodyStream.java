// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss;

import io.stowage.storage.object.Body;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads buffers as a stream, which the client does not have to buffer again to go back in it. */
final class BodyStream extends InputStream {
  private final Body body;
  private List<ByteBuffer> buffers;
  private int current;

  BodyStream(Body body) {
    this.body = body;
    this.buffers = body.buffers();
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    ByteBuffer source = next();
    if (source == null) {
      return -1;
    }
    int count = Math.min(length, source.remaining());
    source.get(target, offset, count);
    return count;
  }

  @Override
  public int read() {
    ByteBuffer source = next();
    return source == null ? -1 : source.get() & 0xff;
  }

  private @Nullable ByteBuffer next() {
    while (current < buffers.size() && !buffers.get(current).hasRemaining()) {
      current++;
    }
    return current < buffers.size() ? buffers.get(current) : null;
  }

  @Override
  public boolean markSupported() {
    return true;
  }

  /** The start is the one place to go back to. */
  @Override
  public void mark(int limit) {}

  @Override
  public void reset() {
    buffers = body.buffers();
    current = 0;
  }
}
