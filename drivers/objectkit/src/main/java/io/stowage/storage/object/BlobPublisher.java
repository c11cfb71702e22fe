// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import io.stowage.registry.Digest;
import io.stowage.storage.StorageException;
import io.stowage.storage.VerifiedDigest;
import java.util.List;
import java.util.Optional;

/**
 * Gives content its digest for a name. What is there with the right size stays; anything else is
 * replaced. Thread-safe.
 */
final class BlobPublisher {
  private final ObjectStore store;
  private final BlobPlaces places;
  private final ObjectCopier copier;

  BlobPublisher(ObjectStore store, BlobPlaces places) {
    this.store = store;
    this.places = places;
    this.copier = new ObjectCopier(store);
  }

  /** Whether the blob is there with the right size. */
  boolean isThere(VerifiedDigest blob) throws StorageException {
    return places.find(blob.digest()).filter(found -> found.size() == blob.size()).isPresent();
  }

  /** Publishes bytes that are here. */
  void publish(VerifiedDigest blob, Body content) throws StorageException {
    Optional<ObjectInfo> found = places.find(blob.digest());
    if (found.isEmpty() || found.get().size() != blob.size()) {
      store.objects().put(store.layout().data(blob.digest()), content);
      forgetPointer(blob.digest(), found);
    }
  }

  /** Publishes what an upload put into the store. Returns whether it is needed from now. */
  boolean publish(VerifiedDigest blob, StagedParts staged) throws StorageException {
    Optional<ObjectInfo> found = places.find(blob.digest());
    if (found.isPresent() && found.get().size() == blob.size()) {
      return false;
    }
    String content = staged.target().key();
    String data = store.layout().data(blob.digest());
    boolean ours = !staged.isForeign();
    if (ours && store.options().commit() == CommitMode.POINTER) {
      staged.complete();
      return point(blob, content, found);
    }
    if (ours && store.options().commit() == CommitMode.SYMLINK) {
      staged.complete();
      return link(blob.digest(), content, found);
    }
    boolean lent = ours && store.bucket().traits().lendsParts();
    if (lent) {
      own(content, blob.digest());
      staged.lend(data);
    } else {
      staged.complete();
      copier.copy(content, data, blob.size());
    }
    forgetPointer(blob.digest(), found);
    return lent;
  }

  /** Before anything refers to the content, so that a sweep finds what does. */
  private void own(String content, Digest blob) throws StorageException {
    store.objects().put(Layout.owner(content), ContentOwner.of(blob).body());
  }

  /** Whether ours or another's pointer won does not matter: no content is removed for losing. */
  private boolean point(VerifiedDigest blob, String content, Optional<ObjectInfo> found)
      throws StorageException {
    Digest digest = blob.digest();
    own(content, digest);
    Body pointer = places.pointerTo(content);
    String key = store.layout().pointer(digest);
    boolean written = found.isEmpty() && store.objects().putIfAbsent(key, pointer);
    if (!written && !isThere(blob)) {
      store.objects().put(key, pointer);
      if (found.isPresent()) {
        store.objects().delete(List.of(store.layout().data(digest)));
      }
    }
    return true;
  }

  /** As a pointer; of several at once the last one wins, and all are of the same bytes. */
  private boolean link(Digest digest, String content, Optional<ObjectInfo> found)
      throws StorageException {
    own(content, digest);
    store.bucket().symlinks().orElseThrow().put(store.layout().data(digest), content);
    forgetPointer(digest, found);
    return true;
  }

  private void forgetPointer(Digest digest, Optional<ObjectInfo> found) throws StorageException {
    if (found.isPresent() && !found.get().key().equals(store.layout().data(digest))) {
      store.objects().delete(List.of(store.layout().pointer(digest)));
    }
  }
}
