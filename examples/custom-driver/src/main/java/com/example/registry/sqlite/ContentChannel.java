// SPDX-License-Identifier: Apache-2.0
package com.example.registry.sqlite;

import io.stowage.registry.ByteRange;
import io.stowage.storage.StorageException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;

/** Reads a range chunk by chunk. Between two reads it holds a chunk and no connection. */
final class ContentChannel implements ReadableByteChannel {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Database database;
  private final Content content;
  private final long end;
  private long position;
  private ByteBuffer chunk = NOTHING;
  private volatile boolean open = true;

  ContentChannel(Database database, Content content, ByteRange range) {
    this.database = database;
    this.content = content;
    this.position = range.offset();
    this.end = range.end();
  }

  @Override
  public int read(ByteBuffer target) throws StorageException, ClosedChannelException {
    if (!open) {
      throw new ClosedChannelException();
    }
    database.checkOpen();
    if (position == end) {
      return -1;
    }
    if (!target.hasRemaining()) {
      return 0;
    }
    if (!chunk.hasRemaining()) {
      chunk = fetch();
    }
    int length = (int) Math.min(end - position, Math.min(target.remaining(), chunk.remaining()));
    target.put(chunk.slice().limit(length));
    chunk.position(chunk.position() + length);
    position += length;
    return length;
  }

  private record Chunk(long start, ByteBuffer bytes) {}

  private ByteBuffer fetch() throws StorageException {
    return database
        .read(
            session ->
                session.find(
                    "SELECT start, bytes FROM chunk WHERE content = ? AND start <= ?"
                        + " ORDER BY start DESC LIMIT 1",
                    row -> new Chunk(row.getLong(1), ByteBuffer.wrap(row.getBytes(2))),
                    content.id(),
                    position))
        .filter(found -> found.start() + found.bytes().limit() > position)
        .map(found -> found.bytes().position((int) (position - found.start())))
        .orElseThrow(
            () ->
                new StorageException.Corrupt(
                    database.location() + ": content ends at byte " + position, null));
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
    chunk = NOTHING;
  }
}
