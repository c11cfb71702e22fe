// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import com.sun.jna.Memory;
import io.stowage.storage.StorageException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
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
  private long written;

  /** What comes next, as far as librados does not have it yet. */
  private @Nullable Memory buffer;

  private int gathered;

  /** The changes to the chunk, with what comes before that. */
  private @Nullable WriteOp op;

  private int passed;

  /** Whether a whole chunk may be held. */
  private boolean large;

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

  /** How many bytes there are, those included that are not being written yet. */
  long size() {
    return written + filled();
  }

  /** How many bytes are known to be written. */
  long durable() {
    return durable;
  }

  /** The chunk to which what was taken, or comes next, belongs. */
  long chunk() {
    return written / chunkSize;
  }

  /**
   * Takes as much as there is room for.
   *
   * @return whether that has to be written before more can be taken
   */
  boolean take(ByteBuffer bytes) {
    long inChunk = chunkSize - written % chunkSize;
    int most = (int) Math.min(inChunk, mayHold((long) filled() + bytes.remaining()));
    while (bytes.hasRemaining() && filled() < most) {
      gather(bytes, most - filled());
    }
    return filled() == inChunk || (filled() == most && bytes.hasRemaining());
  }

  /** How many bytes may wait here: a whole chunk if so many are wanted, and there is memory. */
  private long mayHold(long wanted) {
    if (!large && wanted > Buffers.SMALL) {
      large = pool.wholeChunks().tryAcquire();
    }
    return large ? chunkSize : Buffers.SMALL;
  }

  private int filled() {
    return passed + gathered;
  }

  /** Copies through memory that stays in the processor's cache, as librados copies once more. */
  private void gather(ByteBuffer bytes, int most) {
    Memory memory = buffer == null ? Buffers.small() : buffer;
    buffer = memory;
    if (gathered == Buffers.SMALL) {
      pass(memory);
    }
    int length = Math.min(Math.min(bytes.remaining(), most), Buffers.SMALL - gathered);
    memory.getByteBuffer(gathered, length).put(bytes.slice(bytes.position(), length));
    bytes.position(bytes.position() + length);
    gathered += length;
  }

  /** Passes what was gathered on to librados. */
  private void pass(Memory memory) {
    WriteOp changes = op;
    if (changes == null) {
      changes = new WriteOp();
      op = changes;
      if (isFresh()) {
        mark.accept(changes.createNew().attribute(Chunks.CLAIM, claim));
      } else {
        changes.expectThere().expectAttribute(Chunks.CLAIM, claim);
      }
    }
    changes.write(memory, gathered, written % chunkSize + passed);
    passed += gathered;
    gathered = 0;
  }

  private boolean isFresh() {
    return chunk() >= firstFresh && chunk() > claimed;
  }

  /** Begins to write what was taken; waits if too much is under way already. */
  void flush() throws StorageException {
    Memory memory = buffer;
    if (filled() == 0 || memory == null) {
      return;
    }
    while (underWay.size() >= pool.parallelism()) {
      settleOldest();
    }
    String name = Names.chunk(content, chunk());
    if (!isFresh() && chunk() > claimed) {
      claim(name);
    }
    pass(memory);
    claimed = chunk();
    try (WriteOp changes = Objects.requireNonNull(op)) {
      op = null;
      Pending started = pool.cluster().start(name, changes);
      written += passed;
      passed = 0;
      underWay.add(new Write(started, written));
      pool.writes().add(started);
    }
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

  /** Whether no chunk was ever written to, and librados has nothing: all is buffered. */
  boolean isUntouched() {
    return written == 0 && firstFresh == 0 && passed == 0;
  }

  byte[] buffered() {
    return buffer == null ? new byte[0] : buffer.getByteArray(0, gathered);
  }

  @Override
  public void close() {
    underWay.forEach(left -> pool.cluster().abandon(left.pending(), () -> {}));
    underWay.clear();
    if (buffer != null) {
      buffer.close();
      buffer = null;
    }
    if (op != null) {
      op.close();
      op = null;
    }
    if (large) {
      pool.wholeChunks().release();
      large = false;
    }
    gathered = 0;
    passed = 0;
  }
}
