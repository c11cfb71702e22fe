// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import io.stowage.registry.Digest;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadKey;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The bytes of one upload. Thread-safe. */
final class ReferenceBytes {
  final Instant startedAt = Instant.now();
  private final ReferenceStore store;
  private final UploadKey key;
  private final List<byte[]> pieces = new ArrayList<>();
  private int size;
  private boolean ended;

  ReferenceBytes(ReferenceStore store, UploadKey key) {
    this.store = store;
    this.key = key;
  }

  synchronized int size() {
    return size;
  }

  synchronized int append(int known, ByteBuffer bytes) throws StorageException {
    check(known);
    byte[] piece = new byte[bytes.remaining()];
    bytes.get(piece);
    pieces.add(piece);
    size += piece.length;
    return size;
  }

  synchronized byte[] all(int known) throws StorageException {
    check(known);
    return all();
  }

  /** Without a check. */
  synchronized byte[] all() {
    ByteBuffer all = ByteBuffer.allocate(size);
    pieces.forEach(all::put);
    return all.array();
  }

  synchronized void publish(int known, Digest digest) throws StorageException {
    store.blobs.put(digest, all(known));
    end();
  }

  synchronized void end() {
    ended = true;
    pieces.clear();
    store.uploads.remove(key, this);
  }

  private void check(int known) throws StorageException {
    if (ended) {
      throw new StorageException.Gone("upload " + key + " is over");
    }
    if (known != size) {
      throw new StorageException.Conflict("upload " + key + " has " + size + " bytes");
    }
  }
}
