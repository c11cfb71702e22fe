// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import io.stowage.registry.ByteRange;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one upload as a handle knows them: parts in the store, parts on their way, and the
 * tail in memory. Not thread-safe.
 */
final class StagedParts {
  private static final int CHECKPOINT = 64;

  private final ObjectStore store;
  private final UploadKey key;
  private final PartSizes sizes;
  private final PartUploads uploads;
  private PartBuffer tail;
  private @Nullable PartsKey target;
  private boolean whole;
  private boolean completed;

  /** Whether this handle began the object, and no record names it yet. */
  private boolean unrecorded;

  private boolean broken;
  private int sinceCheckpoint;

  StagedParts(ObjectStore store, UploadKey key, UploadRecord record) throws StorageException {
    this.store = store;
    this.key = key;
    this.sizes = new PartSizes(store);
    this.uploads = new PartUploads(store);
    this.tail = new PartBuffer(store.memory());
    StagedContent content = record.content();
    if (content != null) {
      target = content.target();
      whole = content.whole();
      completed = content.isObject();
      uploads.reset(content.parts());
    }
    ByteBuffer bytes = record.tail();
    try {
      tail.fill(bytes, bytes.remaining());
    } catch (StorageException e) {
      tail.clear();
      throw e;
    }
  }

  long size() {
    return uploads.size() + tail.size();
  }

  boolean hasParts() {
    return target != null;
  }

  boolean isWhole() {
    return whole;
  }

  boolean isForeign() {
    return target != null && !target.key().startsWith(store.layout().contents());
  }

  PartsKey target() {
    if (target == null) {
      throw new IllegalStateException("nothing was sent");
    }
    return target;
  }

  /** What is in the store, for a record. */
  @Nullable StagedContent content() {
    return target == null ? null : new StagedContent(target, uploads.done(), whole);
  }

  /** Tells that a record names what is in the store. */
  void setRecorded() {
    unrecorded = false;
    sinceCheckpoint = 0;
  }

  List<ByteBuffer> tail() {
    return tail.buffers();
  }

  void fill(ByteBuffer bytes) throws StorageException {
    checkBroken();
    tail.fill(bytes, sizes.full(uploads.count() + 1) - tail.size());
  }

  private void checkBroken() throws StorageException {
    if (broken) {
      throw new StorageException.Unavailable(
          "upload " + key + " lost a part: it goes on from what is durable when it is resumed",
          null);
    }
  }

  boolean isPartFull() {
    return sizes.isEnough(uploads.count() + 1, tail.size());
  }

  boolean isCheckpointDue() {
    return sinceCheckpoint >= CHECKPOINT;
  }

  /** Whether nothing is on its way, so that the tail follows what is in the store. */
  boolean isDrained() {
    return uploads.count() == uploads.done().size() && !broken;
  }

  /** Sends the tail as the next part. */
  void send() throws StorageException {
    if (uploads.count() == store.bucket().traits().maxParts()) {
      throw new StorageException.Full(
          "upload " + key + " has as many parts as an object can have: raise chunksize", null);
    }
    if (target == null) {
      begin();
    }
    PartBuffer part = tail;
    tail = new PartBuffer(store.memory());
    sinceCheckpoint++;
    try {
      uploads.send(target(), part);
    } catch (StorageException e) {
      part.clear();
      broken = true;
      throw e;
    }
  }

  private void begin() throws StorageException {
    String content = store.layout().content(UUID.randomUUID().toString());
    store.objects().put(Layout.owner(content), ContentOwner.of(key).body());
    target = store.bucket().parts().begin(content);
    unrecorded = true;
    whole = false;
    completed = false;
  }

  /** Sends the rest and waits for all. */
  void finish() throws StorageException {
    checkBroken();
    if (tail.size() > 0) {
      send();
    }
    drain();
    whole = true;
  }

  private void drain() throws StorageException {
    try {
      uploads.drain();
    } catch (StorageException e) {
      broken = true;
      tail.clear();
      throw e;
    }
  }

  /** Waits for what is on its way; gives the failure of the first that did not arrive. */
  @Nullable StorageException settle() {
    try {
      drain();
      return null;
    } catch (StorageException e) {
      return e;
    }
  }

  /** Makes the parts an object, unless that was done. */
  void complete() throws StorageException {
    if (completed) {
      return;
    }
    try {
      store.bucket().parts().complete(target(), uploads.done());
    } catch (StorageException.NotFound e) {
      Optional<ObjectInfo> there = store.objects().stat(target().key());
      if (there.filter(object -> object.size() == uploads.size()).isEmpty()) {
        throw new StorageException.Gone("the parts of upload " + key + " are gone");
      }
    }
    completed = true;
  }

  /** Makes the parts an object of another name, which is made of them from then on. */
  void lend(String name) throws StorageException {
    try {
      store.bucket().parts().lend(target(), uploads.done(), name);
    } catch (StorageException.NotFound e) {
      throw new StorageException.Gone("the parts of upload " + key + " are gone");
    }
  }

  /** Makes an object that was completed the beginning of another, to which parts can be added. */
  void reopen() throws StorageException {
    checkBroken();
    if (!whole) {
      return;
    }
    complete();
    String source = target().key();
    long size = uploads.size();
    long part = sizes.full(1);
    long copied = size < store.bucket().traits().minPart() ? 0 : size - size % part;
    if (copied == 0) {
      target = null;
      whole = false;
      uploads.reset(List.of());
    } else {
      begin();
      uploads.reset(new ObjectCopier(store).copyParts(source, copied, target(), part));
    }
    readBack(source, new ByteRange(copied, size - copied));
  }

  private void readBack(String source, ByteRange range) throws StorageException {
    if (range.length() == 0) {
      return;
    }
    ByteBuffer buffer = ByteBuffer.allocate(PartMemory.BLOCK);
    try (ReadableByteChannel channel =
        new SizedChannel(
            store, store.objects().open(source, range), "upload " + key, range.length())) {
      while (channel.read(buffer) >= 0) {
        tail.fill(buffer.flip(), buffer.remaining());
        buffer.clear();
      }
    } catch (StorageException e) {
      throw e;
    } catch (IOException e) {
      throw new StorageException.Unavailable("upload " + key + " cannot be read back", e);
    }
  }

  /** Removes what is in the store. */
  void remove() throws StorageException {
    settle();
    PartsKey content = target;
    if (content == null) {
      return;
    }
    if (!completed || store.bucket().traits().lendsParts()) {
      store.bucket().parts().abort(content);
    }
    if (!isForeign()) {
      store.objects().delete(List.of(content.key(), Layout.owner(content.key())));
    }
  }

  /** Removes what nobody else knows of, after another has gone on with the upload. */
  void abandon() {
    if (unrecorded) {
      try {
        remove();
      } catch (StorageException e) {
        // left to sweeping
      }
    }
  }

  /** Gives the memory back. */
  void release() {
    settle();
    tail.clear();
  }
}
