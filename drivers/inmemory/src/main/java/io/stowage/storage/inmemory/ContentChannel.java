// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.inmemory;

import io.stowage.registry.ByteRange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import java.util.Iterator;

/** Reads a range that lies within some content. */
final class ContentChannel implements ReadableByteChannel {
  private final Opening opening;
  private final Iterator<byte[]> chunks;
  private ByteBuffer chunk = ByteBuffer.allocate(0);
  private long skip;
  private long left;
  private volatile boolean closed;

  ContentChannel(Content content, ByteRange range, Opening opening) {
    this.opening = opening;
    this.chunks = content.chunks().iterator();
    this.skip = range.offset();
    this.left = range.length();
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    opening.check();
    if (closed) {
      throw new ClosedChannelException();
    }
    if (left == 0) {
      return -1;
    }
    int wanted = (int) Math.min(left, target.remaining());
    int read = 0;
    while (read < wanted) {
      advance();
      int length = Math.min(wanted - read, chunk.remaining());
      target.put(chunk.slice().limit(length));
      chunk.position(chunk.position() + length);
      read += length;
    }
    left -= read;
    return read;
  }

  private void advance() {
    while (!chunk.hasRemaining()) {
      chunk = ByteBuffer.wrap(chunks.next());
      int passed = (int) Math.min(skip, chunk.limit());
      chunk.position(passed);
      skip -= passed;
    }
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  @Override
  public void close() {
    closed = true;
  }
}
