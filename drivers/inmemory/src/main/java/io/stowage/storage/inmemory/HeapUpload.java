// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.inmemory;

import io.stowage.storage.StorageException;
import io.stowage.storage.UploadKey;
import io.stowage.storage.VerifiedDigest;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** An upload on the heap. Each change names the size that the caller knows. Thread-safe. */
final class HeapUpload {
  private final Heap heap;
  private final UploadKey key;
  private final Instant startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final List<byte[]> chunks = new ArrayList<>();
  private long size;
  private boolean ended;

  HeapUpload(Heap heap, UploadKey key) {
    this.heap = heap;
    this.key = key;
  }

  Instant startedAt() {
    return startedAt;
  }

  synchronized long size() {
    return size;
  }

  synchronized long append(long known, ByteBuffer bytes) throws StorageException {
    check(known);
    byte[] chunk = Content.copy(bytes);
    chunks.add(chunk);
    size += chunk.length;
    return size;
  }

  synchronized Content content(long known) throws StorageException {
    check(known);
    return new Content(chunks, size);
  }

  synchronized void publish(VerifiedDigest digest) throws StorageException {
    heap.blobs().put(digest.digest(), content(digest.size()));
    discard();
  }

  synchronized void discard() {
    ended = true;
    heap.uploads().remove(key, this);
    chunks.clear();
  }

  private void check(long known) throws StorageException {
    if (ended) {
      throw new StorageException.Gone("upload " + key + " was committed or discarded");
    }
    if (size != known) {
      throw new StorageException.Conflict(
          "upload " + key + " has " + size + " bytes by now and not " + known);
    }
  }
}
