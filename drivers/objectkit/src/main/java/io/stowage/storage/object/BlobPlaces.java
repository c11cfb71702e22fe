// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.registry.Digest;
import io.stowage.storage.StorageException;
import java.util.List;
import java.util.Optional;

/** Where the bytes of a blob are: at its name, or where a pointer beside it says. Thread-safe. */
final class BlobPlaces {
  private static final int LONGEST_POINTER = 4096;

  private final ObjectStore store;

  BlobPlaces(ObjectStore store) {
    this.store = store;
  }

  /** The object that holds a blob, or empty where there is no such blob. */
  Optional<ObjectInfo> find(Digest digest) throws StorageException {
    Optional<ObjectInfo> data = store.objects().stat(store.layout().data(digest));
    if (data.isPresent()) {
      return data;
    }
    Optional<String> target = target(digest);
    return target.isEmpty() ? Optional.empty() : store.objects().stat(target.get());
  }

  /** The key that a pointer names, or empty where there is no pointer. */
  Optional<String> target(Digest digest) throws StorageException {
    String pointer = store.layout().pointer(digest);
    Optional<byte[]> content = store.objects().read(pointer, LONGEST_POINTER);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    String target = store.layout().root() + new String(content.get(), UTF_8);
    if (!target.startsWith(store.layout().contents())) {
      throw new StorageException.Corrupt(pointer + ": names no content", null);
    }
    return Optional.of(target);
  }

  /** Whether a blob is what this content holds: whether its name, or a pointer, refers to it. */
  boolean refersTo(Digest digest, String content) throws StorageException {
    String data = store.layout().data(digest);
    if (target(digest).equals(Optional.of(content))
        || (store.bucket().traits().lendsParts()
            && store.bucket().parts().isLent(new PartsKey(content, ""), data))) {
      return true;
    }
    Optional<BucketSymlinks> symlinks = store.bucket().symlinks();
    return symlinks.isPresent() && symlinks.get().target(data).equals(Optional.of(content));
  }

  /** What a pointer to this content holds. */
  Body pointerTo(String content) {
    return Body.of(content.substring(store.layout().root().length()));
  }

  /** Both places where a blob may be. */
  List<String> all(Digest digest) {
    return List.of(store.layout().data(digest), store.layout().pointer(digest));
  }
}
