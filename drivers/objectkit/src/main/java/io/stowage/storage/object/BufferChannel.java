// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Reads buffers. */
final class BufferChannel implements ReadableByteChannel {
  private final Deque<ByteBuffer> buffers;

  BufferChannel(List<ByteBuffer> buffers) {
    this.buffers = new ArrayDeque<>(buffers);
  }

  @Override
  public int read(ByteBuffer target) {
    while (!buffers.isEmpty() && !buffers.element().hasRemaining()) {
      buffers.remove();
    }
    if (buffers.isEmpty()) {
      return -1;
    }
    ByteBuffer source = buffers.element();
    int length = Math.min(source.remaining(), target.remaining());
    target.put(source.slice().limit(length));
    source.position(source.position() + length);
    return length;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
