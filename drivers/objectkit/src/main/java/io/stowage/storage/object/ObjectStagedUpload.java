// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import io.stowage.registry.ByteRange;
import io.stowage.storage.StagedUpload;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadKey;
import io.stowage.storage.VerifiedDigest;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import java.util.Optional;

/** A handle on an upload: what is staged of it, and the number of the newest record it knows. */
final class ObjectStagedUpload implements StagedUpload {
  private final ObjectStore store;
  private final BlobPublisher publisher;
  private final UploadKey key;
  private final UploadRecords records;
  private final boolean foreign;
  private StagedParts staged;

  private long newest;
  private long full;

  /** Whether the newest record is one that this handle wrote, or there is none. */
  private boolean claimed;

  private boolean dirty;
  private boolean ended;
  private boolean closed;
  private boolean released;
  private long lastSize;

  ObjectStagedUpload(
      ObjectStore store,
      BlobPublisher publisher,
      UploadKey key,
      UploadRecords records,
      UploadRecords.Found found)
      throws StorageException {
    this.store = store;
    this.publisher = publisher;
    this.key = key;
    this.records = records;
    this.newest = found.newest();
    this.full = found.full();
    this.staged = new StagedParts(store, key, found.record());
    this.foreign = staged.isForeign();
    // parts of one's own are begun without a claim; to go on with those of another needs one
    this.claimed = found.record().content() == null;
  }

  @Override
  public long size() {
    return released ? lastSize : staged.size();
  }

  /** Gives the memory back; what was staged is still told. */
  private void release() {
    if (!released) {
      lastSize = staged.size();
      released = true;
    }
    staged.release();
  }

  @Override
  public void append(ByteBuffer bytes) throws StorageException {
    check();
    if (!bytes.hasRemaining()) {
      return;
    }
    dirty = true;
    staged.reopen();
    while (bytes.hasRemaining()) {
      staged.fill(bytes);
      if (staged.isPartFull()) {
        claimParts();
        staged.send();
        if (staged.isCheckpointDue()) {
          record();
        }
      }
    }
  }

  private void claimParts() throws StorageException {
    if (!claimed) {
      claim();
    }
  }

  /** Claims the upload with a record that tells nothing new. */
  private void claim() throws StorageException {
    newest = records.claim(newest, full == 0 ? -1 : full, null, List.of());
    claimed = true;
  }

  /** Writes what is in the store and the tail behind it. */
  private void record() throws StorageException {
    boolean gapless = staged.isDrained();
    long before = full;
    newest = records.claim(newest, 0, staged.content(), gapless ? staged.tail() : List.of());
    full = newest;
    claimed = true;
    staged.setRecorded();
    records.supersede(before);
    if (gapless) {
      dirty = false;
    }
  }

  @Override
  public ReadableByteChannel read() throws StorageException {
    check();
    long size = size();
    String name = "upload " + key;
    if (!staged.hasParts()) {
      return new SizedChannel(store, new BufferChannel(staged.tail()), name, size);
    }
    finish();
    staged.complete();
    ReadableByteChannel source = store.objects().open(staged.target().key(), ByteRange.all(size));
    return new SizedChannel(store, source, name, size);
  }

  /** Puts the tail into the store, too, as the last part. */
  private void finish() throws StorageException {
    if (!staged.isWhole()) {
      claimParts();
      dirty = true;
      staged.finish();
      // before it is completed, so that who goes on with the upload knows that it may be
      record();
    }
  }

  @Override
  public void publish(VerifiedDigest digest) throws StorageException {
    check();
    if (digest.size() != size()) {
      throw new StorageException.Conflict(
          "upload " + key + " has " + size() + " bytes and not " + digest.size());
    }
    if (!staged.hasParts()) {
      claim();
      publisher.publish(digest, Body.of(staged.tail()));
      end(false);
    } else if (publisher.isThere(digest)) {
      claim();
      end(false);
    } else {
      if (staged.isWhole()) {
        claim();
      }
      finish();
      end(publisher.publish(digest, staged));
    }
  }

  /**
   * What cannot be removed now is found by sweeping: the blob is there, and that is what counts.
   */
  private void end(boolean contentIsNeeded) {
    ended = true;
    try {
      records.end();
      if (!contentIsNeeded) {
        staged.remove();
      }
      if (foreign) {
        records.removeAll();
      } else {
        records.remove(newest);
      }
    } catch (StorageException e) {
      return;
    } finally {
      release();
    }
  }

  @Override
  public void discard() throws StorageException {
    if (ended) {
      return;
    }
    check();
    boolean ours = claimToDiscard();
    ended = true;
    try {
      if (ours) {
        records.end();
        staged.remove();
        records.removeAll();
      } else {
        staged.abandon();
      }
    } finally {
      release();
    }
  }

  /**
   * Claims what there is by now. Without that the content could be that of a blob which somebody
   * else has just made of it.
   *
   * @return false if the upload has ended
   */
  private boolean claimToDiscard() throws StorageException {
    while (true) {
      try {
        claim();
        return true;
      } catch (StorageException.Gone e) {
        return false;
      } catch (StorageException.Conflict e) {
        Optional<UploadRecords.Found> found = records.find();
        if (found.isEmpty()) {
          return false;
        }
        staged.abandon();
        staged.release();
        newest = found.get().newest();
        full = found.get().full();
        staged = new StagedParts(store, key, found.get().record());
      }
    }
  }

  @Override
  public void close() throws StorageException {
    if (closed) {
      return;
    }
    try {
      if (!ended) {
        store.check();
        save();
      }
    } finally {
      closed = true;
      release();
    }
  }

  private void save() throws StorageException {
    if (!dirty) {
      return;
    }
    try {
      StorageException failure = staged.settle();
      record();
      if (failure != null) {
        throw failure;
      }
    } catch (StorageException.Conflict e) {
      staged.abandon();
      throw e;
    } catch (StorageException.Gone e) {
      // committed or discarded by somebody else: there is nothing left to make durable
      staged.abandon();
    }
  }

  private void check() throws StorageException {
    store.check();
    if (closed || ended) {
      throw new StorageException.Gone("upload " + key + " was committed, discarded or closed");
    }
  }
}
