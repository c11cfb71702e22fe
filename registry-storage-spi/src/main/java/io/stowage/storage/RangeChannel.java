// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage;

import io.stowage.registry.ByteRange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;

/**
 * A range of some content, for drivers whose backend reads at a position: each read is a call, and
 * between two of them nothing is held. For one reader; another thread may close it.
 */
public final class RangeChannel implements ReadableByteChannel {
  private final Source source;
  private final long end;
  private long position;
  private volatile boolean closed;

  /** Reads bytes at a position. */
  @FunctionalInterface
  public interface Source {

    /**
     * Puts bytes into a buffer that has room for one at least: one or more of them, or none where
     * the content ends.
     *
     * @param position where they begin in the content
     * @param target where to put them; its limit is what may be read at most
     * @throws IOException if they cannot be read
     */
    void read(long position, ByteBuffer target) throws IOException;
  }

  /**
   * Makes one.
   *
   * @param range resolved against the content's size
   * @param source reads the content; called by one thread at a time, and not closed
   */
  public RangeChannel(ByteRange range, Source source) {
    this.source = source;
    this.position = range.offset();
    this.end = range.end();
  }

  /**
   * Reads what comes next.
   *
   * @throws StorageException.Corrupt if the content ends before the range does
   */
  @Override
  public int read(ByteBuffer target) throws IOException {
    if (closed) {
      throw new ClosedChannelException();
    }
    if (position == end) {
      return -1;
    }
    int start = target.position();
    int limit = target.limit();
    target.limit((int) Math.min(limit, start + (end - position)));
    try {
      if (target.hasRemaining()) {
        source.read(position, target);
        if (target.position() == start) {
          throw new StorageException.Corrupt(
              "content ends at byte " + position + " and not at " + end, null);
        }
      }
    } finally {
      target.limit(limit);
    }
    position += target.position() - start;
    return target.position() - start;
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
