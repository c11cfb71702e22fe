// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import io.stowage.registry.Page;
import io.stowage.storage.StagedUpload;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadInfo;
import io.stowage.storage.UploadKey;
import io.stowage.storage.UploadStore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

class ForwardingUploads implements UploadStore {
  final UploadStore inner;

  ForwardingUploads(UploadStore inner) {
    this.inner = inner;
  }

  /** What becomes of each upload that is begun or resumed. */
  StagedUpload opened(StagedUpload upload, UploadKey key) throws StorageException {
    return upload;
  }

  @Override
  public StagedUpload begin(UploadKey key) throws StorageException {
    return opened(inner.begin(key), key);
  }

  @Override
  public StagedUpload resume(UploadKey key) throws StorageException {
    return opened(inner.resume(key), key);
  }

  @Override
  public Page<UploadInfo> list(@Nullable UploadKey after, int limit) throws StorageException {
    return inner.list(after, limit);
  }

  @Override
  public int sweep(Instant before, boolean dryRun) throws StorageException {
    return inner.sweep(before, dryRun);
  }
}
