// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import io.stowage.registry.ByteRange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;

final class ReferenceChannel implements ReadableByteChannel {
  private final ReferenceDriver driver;
  private final ByteBuffer content;
  private volatile boolean closed;

  ReferenceChannel(ReferenceDriver driver, byte[] content, ByteRange range) {
    this.driver = driver;
    this.content = ByteBuffer.wrap(content, (int) range.offset(), (int) range.length());
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    driver.check();
    if (closed) {
      throw new ClosedChannelException();
    }
    if (!content.hasRemaining()) {
      return -1;
    }
    int length = Math.min(content.remaining(), target.remaining());
    target.put(content.slice().limit(length));
    content.position(content.position() + length);
    return length;
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
