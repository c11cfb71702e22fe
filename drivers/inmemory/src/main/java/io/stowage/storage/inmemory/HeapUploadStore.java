// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.inmemory;

import io.stowage.registry.Page;
import io.stowage.storage.StagedUpload;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadInfo;
import io.stowage.storage.UploadKey;
import io.stowage.storage.UploadStore;
import java.time.Instant;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

final class HeapUploadStore implements UploadStore {
  private final Heap heap;
  private final Opening opening;

  HeapUploadStore(Heap heap, Opening opening) {
    this.heap = heap;
    this.opening = opening;
  }

  @Override
  public StagedUpload begin(UploadKey key) throws StorageException {
    opening.check();
    HeapUpload upload = new HeapUpload(heap, key);
    if (heap.uploads().putIfAbsent(key, upload) != null) {
      throw new StorageException.Conflict("upload " + key + " was begun already");
    }
    return new HeapStagedUpload(upload, opening);
  }

  @Override
  public StagedUpload resume(UploadKey key) throws StorageException {
    opening.check();
    HeapUpload upload = heap.uploads().get(key);
    if (upload == null) {
      throw new StorageException.NotFound("there is no upload " + key);
    }
    return new HeapStagedUpload(upload, opening);
  }

  @Override
  public Page<UploadInfo> list(@Nullable UploadKey after, int limit) throws StorageException {
    opening.check();
    NavigableMap<UploadKey, HeapUpload> rest =
        after == null ? heap.uploads() : heap.uploads().tailMap(after, false);
    return Pages.of(
        rest.entrySet().stream()
            .map(entry -> new UploadInfo(entry.getKey(), entry.getValue().startedAt())),
        limit);
  }

  /** Finds nothing: a call that is interrupted leaves nothing on the heap. */
  @Override
  public int sweep(Instant before, boolean dryRun) throws StorageException {
    opening.check();
    return 0;
  }
}
