// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import io.stowage.registry.ByteRange;
import io.stowage.storage.StagedUpload;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadKey;
import io.stowage.storage.VerifiedDigest;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A handle on an upload: the state that it knows, and a writer once it has gone on with it. */
final class RadosUpload implements StagedUpload {
  /** How many chunks are announced before they are written. */
  private static final int RESERVE = 16;

  /** How long another's commit is left alone by those who discard. */
  private static final Duration COMMITTING = Duration.ofMinutes(5);

  private static final int TRIES = 10;

  private final Pool pool;
  private final UploadKey key;
  private final String name;
  private UploadState state;
  private @Nullable ChunkWriter writer;

  /** Whether writes of ours may be under way that nobody waits for. */
  private boolean overtaken;

  private boolean broken;
  private boolean ended;
  private boolean closed;

  private RadosUpload(Pool pool, UploadKey key, String name, UploadState state) {
    this.pool = pool;
    this.key = key;
    this.name = name;
    this.state = state;
  }

  static RadosUpload begin(Pool pool, UploadKey key) throws StorageException {
    String name = UUID.randomUUID().toString();
    UploadState state = UploadState.begun(UUID.randomUUID().toString(), pool.chunkSize(), name);
    pool.states().begin(key, state);
    return new RadosUpload(pool, key, name, state);
  }

  static RadosUpload resume(Pool pool, UploadKey key) throws StorageException {
    UploadState state =
        pool.states()
            .find(key)
            .orElseThrow(() -> new StorageException.NotFound("there is no upload " + key));
    return new RadosUpload(pool, key, UUID.randomUUID().toString(), state);
  }

  @Override
  public long size() {
    return writer == null ? state.size() : writer.size();
  }

  @Override
  public void append(ByteBuffer bytes) throws StorageException {
    check();
    int start = bytes.position();
    try {
      ChunkWriter claimed = claimed();
      while (bytes.hasRemaining()) {
        if (claimed.take(bytes)) {
          flush(claimed);
        }
      }
    } catch (StorageException e) {
      bytes.position(start);
      throw startOver(e);
    }
  }

  /** The writer, for which nobody else may write from then on. */
  private ChunkWriter claimed() throws StorageException {
    ChunkWriter claimed = writer;
    if (claimed == null) {
      if (overtaken || !state.writer().equals(name)) {
        claim();
      }
      String upload = Names.upload(key);
      claimed =
          new ChunkWriter(
              pool,
              state.content(),
              state.chunkSize(),
              state.claimText(),
              op -> op.attribute(Chunks.UPLOAD, upload),
              state.size(),
              state.reserved());
      writer = claimed;
    }
    return claimed;
  }

  private void claim() throws StorageException {
    if (!state.blob().equals(UploadState.NO_BLOB) && Commit.isDone(pool, state)) {
      throw UploadStates.gone(key);
    }
    save(state.claimedBy(name));
    overtaken = false;
  }

  private void flush(ChunkWriter claimed) throws StorageException {
    if (claimed.chunk() >= state.reserved()) {
      save(state.with(claimed.durable(), claimed.chunk() + RESERVE));
    }
    claimed.flush();
  }

  private void save(UploadState next) throws StorageException {
    pool.states().replace(key, state, next);
    state = next;
  }

  /** After a failure: lets go of the claim and of all that may not be durable. */
  private StorageException startOver(StorageException failure) {
    overtaken |= writer != null;
    release();
    if (failure instanceof StorageException.Conflict) {
      try {
        if (pool.states().find(key).isEmpty()) {
          return UploadStates.gone(key);
        }
      } catch (StorageException e) {
        failure.addSuppressed(e);
      }
    }
    return failure;
  }

  /** Makes all that was taken durable. */
  private void sync() throws StorageException {
    ChunkWriter claimed = writer;
    if (claimed == null || claimed.size() == state.size()) {
      return;
    }
    try {
      flush(claimed);
      claimed.settle();
      save(state.with(claimed.size(), state.reserved()));
    } catch (StorageException e) {
      throw startOver(e);
    }
  }

  /** Makes all durable, or owns up that this handle has lost bytes that it took. */
  private void syncAll() throws StorageException {
    boolean done = false;
    try {
      sync();
      done = true;
    } finally {
      broken = !done;
    }
  }

  @Override
  public ReadableByteChannel read() throws StorageException {
    check();
    sync();
    String content = state.content();
    return new ChunkChannel(
        pool,
        number -> Names.chunk(content, number),
        state.chunkSize(),
        ByteRange.all(state.size()));
  }

  @Override
  public void publish(VerifiedDigest digest) throws StorageException {
    check();
    if (digest.size() != size()) {
      throw UploadStates.conflict(key);
    }
    try {
      ChunkWriter claimed = claimed();
      Commit commit = new Commit(pool, digest);
      if (claimed.size() <= Head.INLINE && claimed.isUntouched()) {
        byte[] bytes = claimed.buffered();
        save(state.becoming(digest.digest().toString()));
        commit.inline(state.content(), bytes);
      } else {
        syncAll();
        save(state.becoming(digest.digest().toString()));
        commit.chunks(state);
      }
    } catch (StorageException.Conflict | StorageException.Gone e) {
      throw startOver(e);
    }
    end();
  }

  /** After the commit: what cannot be removed now, the sweep will find. */
  private void end() {
    ended = true;
    release();
    try {
      pool.states().remove(key, state);
    } catch (StorageException e) {
      // the upload stays listed until it is discarded, which leaves the blob alone
    }
  }

  @Override
  public void discard() throws StorageException {
    if (ended) {
      return;
    }
    pool.cluster().check();
    release();
    for (int i = 0; i < TRIES; i++) {
      UploadState there = pool.states().find(key).orElse(null);
      if (there == null || !there.content().equals(state.content())) {
        ended = true;
        return;
      }
      if (discard(there)) {
        ended = true;
        return;
      }
    }
    throw UploadStates.conflict(key);
  }

  private boolean discard(UploadState there) throws StorageException {
    boolean committing = !there.blob().equals(UploadState.NO_BLOB);
    boolean done = committing && Commit.isDone(pool, there);
    if (committing
        && !done
        && !there.writer().equals(name)
        && there.touched().isAfter(Instant.now().minus(COMMITTING))) {
      throw UploadStates.conflict(key);
    }
    if (!pool.states().remove(key, there)) {
      return false;
    }
    if (!done) {
      pool.chunks().remove(there.content(), there.reserved());
    }
    return true;
  }

  @Override
  public void close() throws StorageException {
    if (closed) {
      return;
    }
    try {
      if (!ended && writer != null) {
        pool.cluster().check();
        sync();
      }
    } catch (StorageException.Gone e) {
      pool.cluster().check();
      // published or discarded by another handle
    } finally {
      closed = true;
      release();
    }
  }

  private void release() {
    if (writer != null) {
      writer.close();
      writer = null;
    }
  }

  private void check() throws StorageException {
    pool.cluster().check();
    if (closed || ended) {
      throw UploadStates.gone(key);
    }
    if (broken) {
      throw new StorageException.Unavailable(
          "upload " + key + " has lost what was not durable: it has to be resumed", null);
    }
  }
}
