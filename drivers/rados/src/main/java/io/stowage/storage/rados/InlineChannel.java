// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import io.stowage.registry.ByteRange;
import io.stowage.storage.StorageException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;

/** A range of content that was read with its head. */
final class InlineChannel implements ReadableByteChannel {
  private final Cluster cluster;
  private final ByteBuffer content;
  private volatile boolean closed;

  InlineChannel(Cluster cluster, ByteBuffer content, ByteRange range) {
    this.cluster = cluster;
    this.content = content.slice((int) range.offset(), (int) range.length());
  }

  @Override
  public int read(ByteBuffer target) throws ClosedChannelException, StorageException.Gone {
    if (closed) {
      throw new ClosedChannelException();
    }
    cluster.check();
    if (!content.hasRemaining()) {
      return -1;
    }
    int length = Math.min(target.remaining(), content.remaining());
    int limit = content.limit();
    content.limit(content.position() + length);
    target.put(content);
    content.limit(limit);
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
