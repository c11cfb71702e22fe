// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import com.sun.jna.Memory;
import io.stowage.storage.StorageException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes content to chunks, several at a time. Each chunk has the claim of the writer who was there
 * last, and takes nothing from one with an older claim: however late a write arrives, it changes
 * nothing of what others wrote since. Not thread-safe.
 */
final class ChunkWriter implements AutoCloseable {
  private final Pool pool;
  private final String content;
  private final long chunkSize;
  private final String claim;
  private final Consumer<WriteOp> mark;

  /** The first chunk that nobody can have written to before. */
  private final long firstFresh;

  private final Deque<Write> underWay = new ArrayDeque<>();
  private @Nullable Memory buffer;
  private long written;
  private int filled;

  /** Up to where all is written. */
  private long durable;

  /** The last chunk that has the claim already. */
  private long claimed = -1;

  /**
   * @param end where its bytes end
   */
  private record Write(Pending pending, long end) {}

  /**
   * @param claim as {@link UploadState#claimText} has it
   * @param mark what is noted on each chunk
   * @param size where to go on
   * @param firstFresh the first chunk that nobody can have written to before
   */
  ChunkWriter(
      Pool pool,
      String content,
      long chunkSize,
      String claim,
      Consumer<WriteOp> mark,
      long size,
      long firstFresh) {
    this.pool = pool;
    this.content = content;
    this.chunkSize = chunkSize;
    this.claim = claim;
    this.mark = mark;
    this.written = size;
    this.firstFresh = firstFresh;
    this.durable = size;
  }

  /** How many bytes there are, those in the buffer included. */
  long size() {
    return written + filled;
  }

  /** How many bytes are known to be written. */
  long durable() {
    return durable;
  }

  /** The chunk to which what is in the buffer, or comes next, belongs. */
  long chunk() {
    return written / chunkSize;
  }

  /**
   * Takes as much as there is room for.
   *
   * @return whether the buffer has to be written before more can be taken
   */
  boolean take(ByteBuffer bytes) {
    long inChunk = chunkSize - written % chunkSize;
    Memory memory = roomy(inChunk);
    int length = (int) Math.min(bytes.remaining(), Math.min(inChunk, memory.size()) - filled);
    int limit = bytes.limit();
    bytes.limit(bytes.position() + length);
    memory.getByteBuffer(filled, length).put(bytes);
    bytes.limit(limit);
    filled += length;
    return filled == inChunk || (filled == memory.size() && bytes.hasRemaining());
  }

  /** The buffer; a larger one in its place if it is full and there is one. */
  private Memory roomy(long inChunk) {
    Memory memory = buffer;
    if (memory == null) {
      memory = Buffers.small();
    } else if (filled == memory.size() && filled < inChunk) {
      Memory larger = pool.writeBuffers().takeLarge();
      if (larger != null) {
        larger.getByteBuffer(0, filled).put(memory.getByteBuffer(0, filled));
        memory.close();
        memory = larger;
      }
    }
    buffer = memory;
    return memory;
  }

  /** Begins to write what is in the buffer; waits if too much is under way already. */
  void flush() throws StorageException {
    Memory bytes = buffer;
    if (filled == 0 || bytes == null) {
      return;
    }
    while (underWay.size() >= pool.parallelism()) {
      settleOldest();
    }
    long number = chunk();
    long offset = written % chunkSize;
    int length = filled;
    String name = Names.chunk(content, number);
    boolean fresh = number >= firstFresh && number > claimed;
    if (!fresh && number > claimed) {
      claim(name);
    }
    claimed = number;
    Pending started =
        pool.cluster()
            .start(
                name,
                op -> {
                  if (fresh) {
                    mark.accept(op.createNew().attribute(Chunks.CLAIM, claim));
                  } else {
                    op.expectThere().expectAttribute(Chunks.CLAIM, claim);
                  }
                  op.write(bytes, length, offset);
                });
    written += length;
    filled = 0;
    underWay.add(new Write(started, written));
    pool.writes().add(started);
  }

  /** Makes a chunk ours that others may have written to, or may yet. */
  private void claim(String name) throws StorageException {
    int result =
        pool.cluster()
            .call(
                io -> {
                  int made =
                      io.write(
                          name, op -> mark.accept(op.createNew().attribute(Chunks.CLAIM, claim)));
                  return made != Errno.EEXIST
                      ? made
                      : io.write(
                          name,
                          op ->
                              op.expectAttributeUpTo(Chunks.CLAIM, claim)
                                  .attribute(Chunks.CLAIM, claim));
                });
    check(name, result);
  }

  private void settleOldest() throws StorageException {
    Write oldest = underWay.remove();
    check(Names.CHUNK + content, pool.cluster().await(oldest.pending()));
    durable = oldest.end();
  }

  private void check(String name, int result) throws StorageException {
    if (result == Errno.ECANCELED || result == Errno.EEXIST || result == Errno.ENOENT) {
      throw new StorageException.Conflict("somebody else wrote to " + name);
    }
    pool.failures().check(name, result);
  }

  /** Waits until all that was begun is written. */
  void settle() throws StorageException {
    while (!underWay.isEmpty()) {
      settleOldest();
    }
  }

  /** Whether no chunk was ever written to: then all that there is is in the buffer. */
  boolean isUntouched() {
    return written == 0 && firstFresh == 0;
  }

  byte[] buffered() {
    return buffer == null ? new byte[0] : buffer.getByteArray(0, filled);
  }

  @Override
  public void close() {
    underWay.forEach(left -> pool.cluster().abandon(left.pending(), () -> {}));
    underWay.clear();
    if (buffer != null) {
      pool.writeBuffers().give(buffer);
      buffer = null;
    }
    filled = 0;
  }
}
