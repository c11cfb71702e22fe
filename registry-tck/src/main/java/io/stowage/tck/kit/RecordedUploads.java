// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.kit;

import io.stowage.registry.Page;
import io.stowage.storage.StagedUpload;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadInfo;
import io.stowage.storage.UploadKey;
import io.stowage.storage.UploadStore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Notes the calls to an upload store on a trail. */
record RecordedUploads(UploadStore uploads, String name, Trail trail) implements UploadStore {

  @Override
  public StagedUpload begin(UploadKey key) throws StorageException {
    return recorded(trail.call(name + ".begin(" + key + ")", () -> uploads.begin(key)), key);
  }

  @Override
  public StagedUpload resume(UploadKey key) throws StorageException {
    return recorded(trail.call(name + ".resume(" + key + ")", () -> uploads.resume(key)), key);
  }

  @Override
  public Page<UploadInfo> list(@Nullable UploadKey after, int limit) throws StorageException {
    return trail.call(
        name + ".list(" + after + ", " + limit + ")", () -> uploads.list(after, limit));
  }

  @Override
  public int sweep(Instant before, boolean dryRun) throws StorageException {
    return trail.call(
        name + ".sweep(" + before + ", dryRun " + dryRun + ")",
        () -> uploads.sweep(before, dryRun));
  }

  private StagedUpload recorded(StagedUpload upload, UploadKey key) {
    return new RecordedUpload(upload, "upload " + key, trail);
  }
}
