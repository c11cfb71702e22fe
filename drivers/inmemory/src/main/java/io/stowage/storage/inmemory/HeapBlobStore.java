// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.inmemory;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.Page;
import io.stowage.storage.BlobInfo;
import io.stowage.storage.BlobStore;
import io.stowage.storage.StorageException;
import io.stowage.storage.VerifiedContent;
import java.nio.channels.ReadableByteChannel;
import java.util.NavigableMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class HeapBlobStore implements BlobStore {
  private final Heap heap;
  private final Opening opening;

  HeapBlobStore(Heap heap, Opening opening) {
    this.heap = heap;
    this.opening = opening;
  }

  @Override
  public Optional<BlobInfo> stat(Digest digest) throws StorageException {
    opening.check();
    return Optional.ofNullable(heap.blobs().get(digest))
        .map(content -> new BlobInfo(digest, content.size()));
  }

  @Override
  public ReadableByteChannel open(Digest digest, ByteRange range) throws StorageException {
    opening.check();
    Content content = heap.blobs().get(digest);
    if (content == null) {
      throw new StorageException.NotFound("there is no blob " + digest);
    }
    if (range.end() > content.size()) {
      throw new StorageException.Corrupt(
          "blob " + digest + " has " + content.size() + " bytes and not " + range.end(), null);
    }
    return new ContentChannel(content, range, opening);
  }

  @Override
  public void put(VerifiedContent content) throws StorageException {
    opening.check();
    heap.blobs().put(content.digest(), Content.of(content.content()));
  }

  @Override
  public boolean delete(Digest digest) throws StorageException {
    opening.check();
    return heap.blobs().remove(digest) != null;
  }

  @Override
  public Page<Digest> list(@Nullable Digest after, int limit) throws StorageException {
    opening.check();
    NavigableMap<Digest, Content> rest =
        after == null ? heap.blobs() : heap.blobs().tailMap(after, false);
    return Pages.of(rest.keySet().stream(), limit);
  }
}
