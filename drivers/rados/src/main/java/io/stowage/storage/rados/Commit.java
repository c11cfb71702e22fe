// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.storage.StorageException;
import io.stowage.storage.VerifiedDigest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * Makes content a blob: its chunks learn what they become, the index has the digest, then the head
 * is made, which is what counts. None of it copies, and none takes longer for more content.
 */
final class Commit {
  private static final String NO_CLAIM = "0";

  private final Pool pool;
  private final Digest digest;
  private final long size;

  Commit(Pool pool, VerifiedDigest verified) {
    this.pool = pool;
    this.digest = verified.digest();
    this.size = verified.size();
  }

  /** Whether an upload that was about to become a blob did so. */
  static boolean isDone(Pool pool, UploadState state) throws StorageException {
    Digest blob = Digest.parse(state.blob());
    return pool.heads().find(blob).filter(h -> h.content().equals(state.content())).isPresent();
  }

  /** Publishes small content, within the head. */
  void inline(String content, byte[] bytes) throws StorageException {
    publish(Head.inline(content, size), bytes);
  }

  /** Publishes what an upload has in chunks; content that fits into the head moves there. */
  void chunks(UploadState state) throws StorageException {
    boolean ours;
    if (size <= Head.INLINE) {
      inline(state.content(), read(state));
      ours = false;
    } else {
      pool.chunks().becomes(state.content(), digest.toString());
      ours = publish(new Head(state.content(), size, state.chunkSize()), new byte[0]);
    }
    if (!ours) {
      removeQuietly(state.content(), state.reserved());
    }
  }

  /** Publishes content that is too large for a head, and is nobody's upload. */
  void put(String content, ByteBuffer bytes) throws StorageException {
    String blob = digest.toString();
    boolean ours = false;
    try (ChunkWriter writer =
        new ChunkWriter(
            pool,
            content,
            pool.chunkSize(),
            NO_CLAIM,
            op -> op.attribute(Chunks.BLOB, blob),
            0,
            0)) {
      while (bytes.hasRemaining()) {
        if (writer.take(bytes)) {
          writer.flush();
        }
      }
      writer.flush();
      writer.settle();
      ours = publish(new Head(content, size, pool.chunkSize()), new byte[0]);
    } finally {
      if (!ours) {
        removeQuietly(content, (size + pool.chunkSize() - 1) / pool.chunkSize());
      }
    }
  }

  private byte[] read(UploadState state) throws StorageException {
    ByteBuffer bytes = ByteBuffer.allocate((int) size);
    try (ReadableByteChannel channel =
        new ChunkChannel(
            pool,
            number -> Names.chunk(state.content(), number),
            state.chunkSize(),
            ByteRange.all(size))) {
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // goes on
      }
    } catch (StorageException e) {
      throw e;
    } catch (IOException e) {
      throw new StorageException.Unavailable("an upload cannot be read back", e);
    }
    return bytes.array();
  }

  /** Whether the head that is there from then on is this one. */
  private boolean publish(Head head, byte[] bytes) throws StorageException {
    pool.index().add(digest);
    Heads.Published published = pool.heads().publish(digest, head, bytes);
    try {
      if (!pool.index().has(digest)) {
        pool.index().add(digest);
      }
    } catch (StorageException e) {
      // the blob is there, which is what was asked for
    }
    Head before = published.before();
    if (before != null) {
      removeQuietly(before.content(), before.chunks());
    }
    return published.ours();
  }

  /** What cannot be removed now, the sweep will find. */
  private void removeQuietly(String content, long count) {
    try {
      pool.chunks().remove(content, count);
    } catch (StorageException e) {
      // as said
    }
  }
}
