// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import com.sun.jna.Memory;
import io.stowage.registry.ByteRange;
import io.stowage.storage.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;

/**
 * A range of content in chunks. Reads ahead, more the longer it is read from, as far as there are
 * buffers; never reads short.
 */
final class ChunkChannel implements ReadableByteChannel {
  private final Pool pool;
  private final LongFunction<String> names;
  private final long chunkSize;
  private final long end;
  private final Deque<Piece> ahead = new ArrayDeque<>();

  /** Up to where reading was begun. */
  private long begun;

  private final ReentrantLock reading = new ReentrantLock();
  private int window = 1;
  private volatile boolean closed;

  /**
   * @param names the object of each chunk
   */
  ChunkChannel(Pool pool, LongFunction<String> names, long chunkSize, ByteRange range) {
    this.pool = pool;
    this.names = names;
    this.chunkSize = chunkSize;
    this.begun = range.offset();
    this.end = range.end();
  }

  /** A part of a chunk on its way here, and what of it was not taken yet. */
  private static final class Piece {
    final String name;
    final Memory memory;
    final int length;
    final Pending pending;
    int taken;

    Piece(String name, Memory memory, int length, Pending pending) {
      this.name = name;
      this.memory = memory;
      this.length = length;
      this.pending = pending;
    }
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    reading.lock();
    try {
      if (closed) {
        throw new ClosedChannelException();
      }
      return readOpen(target);
    } finally {
      reading.unlock();
      releaseIfClosed();
    }
  }

  private int readOpen(ByteBuffer target) throws StorageException {
    pool.cluster().check();
    if (ahead.isEmpty() && begun == end) {
      return -1;
    }
    if (!target.hasRemaining()) {
      return 0;
    }
    readAhead(target.remaining());
    int total = 0;
    // not more than is there, once something is
    while (target.hasRemaining()
        && !ahead.isEmpty()
        && (total == 0 || ahead.element().pending.isSettled())) {
      total += take(ahead.element(), target);
    }
    return total;
  }

  private void readAhead(int wanted) throws StorageException {
    while (begun < end && ahead.size() < window) {
      Memory large = wantsLarge(wanted) ? pool.readBuffers().takeLarge() : null;
      if (large == null && !ahead.isEmpty()) {
        return;
      }
      start(large == null ? Buffers.small() : large);
    }
  }

  private boolean wantsLarge(int wanted) {
    return window > 1 || wanted > Buffers.SMALL;
  }

  private void start(Memory memory) throws StorageException {
    long offset = begun % chunkSize;
    int length = (int) Math.min(Math.min(memory.size(), end - begun), chunkSize - offset);
    String name = names.apply(begun / chunkSize);
    boolean started = false;
    try {
      Pending pending = pool.cluster().startRead(name, memory, length, offset);
      started = true;
      ahead.add(new Piece(name, memory, length, pending));
      begun += length;
    } finally {
      if (!started) {
        pool.readBuffers().give(memory);
      }
    }
  }

  private int take(Piece piece, ByteBuffer target) throws StorageException {
    int read = pool.cluster().await(piece.pending);
    if (read == Errno.ENOENT) {
      throw pool.failures().corrupt(piece.name, "it is not there; the blob may have been deleted");
    }
    pool.failures().check(piece.name, read);
    if (read < piece.length) {
      throw pool.failures().corrupt(piece.name, "it is shorter than its blob");
    }
    int length = Math.min(target.remaining(), piece.length - piece.taken);
    target.put(piece.memory.getByteBuffer(piece.taken, length));
    piece.taken += length;
    if (piece.taken == piece.length) {
      ahead.remove();
      pool.readBuffers().give(piece.memory);
      window = Math.min(window + 1, pool.parallelism());
    }
    return length;
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  @Override
  public void close() {
    closed = true;
    releaseIfClosed();
  }

  /** By whoever is last: a read that is under way does not hold up who closes. */
  private void releaseIfClosed() {
    if (!closed || !reading.tryLock()) {
      return;
    }
    try {
      for (Piece piece = ahead.poll(); piece != null; piece = ahead.poll()) {
        Piece left = piece;
        pool.cluster().abandon(left.pending, () -> pool.readBuffers().give(left.memory));
      }
    } finally {
      reading.unlock();
    }
  }
}
