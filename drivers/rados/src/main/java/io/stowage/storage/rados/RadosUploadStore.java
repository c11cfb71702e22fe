// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import io.stowage.registry.InvalidReferenceException;
import io.stowage.registry.Page;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.UploadId;
import io.stowage.storage.StagedUpload;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadInfo;
import io.stowage.storage.UploadKey;
import io.stowage.storage.UploadStore;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

final class RadosUploadStore implements UploadStore {
  private final Pool pool;

  RadosUploadStore(Pool pool) {
    this.pool = pool;
  }

  @Override
  public StagedUpload begin(UploadKey key) throws StorageException {
    return RadosUpload.begin(pool, key);
  }

  @Override
  public StagedUpload resume(UploadKey key) throws StorageException {
    return RadosUpload.resume(pool, key);
  }

  @Override
  public Page<UploadInfo> list(@Nullable UploadKey after, int limit) throws StorageException {
    PageBuilder<UploadInfo> page = new PageBuilder<>(limit);
    MergedShards uploads = pool.states().list(after == null ? "" : Names.upload(after), limit);
    Map.Entry<String, String> entry = uploads.next();
    while (entry != null && !page.isFull()) {
      UploadInfo info = parse(entry.getKey(), entry.getValue());
      if (info != null) {
        page.add(info);
      }
      entry = uploads.next();
    }
    return page.build();
  }

  private static @Nullable UploadInfo parse(String name, String state) throws StorageException {
    int space = name.indexOf(' ');
    try {
      UploadKey key =
          new UploadKey(
              RepositoryName.parse(name.substring(0, Math.max(0, space))),
              UploadId.parse(name.substring(space + 1)));
      return new UploadInfo(key, UploadState.parse(name, state).started());
    } catch (InvalidReferenceException e) {
      return null;
    }
  }

  @Override
  public int sweep(Instant before, boolean dryRun) throws StorageException {
    return new Sweep(pool, before, dryRun).run();
  }
}
