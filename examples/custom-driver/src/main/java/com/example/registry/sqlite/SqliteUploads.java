// SPDX-License-Identifier: Apache-2.0
package com.example.registry.sqlite;

import io.stowage.registry.Page;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.UploadId;
import io.stowage.storage.StagedUpload;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadInfo;
import io.stowage.storage.UploadKey;
import io.stowage.storage.UploadStore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record SqliteUploads(SqliteDriver driver) implements UploadStore {

  @Override
  public StagedUpload begin(UploadKey key) throws StorageException {
    driver.change(
        "INSERT INTO content (upload, started) VALUES (?, ?)",
        name(key),
        Instant.now().getEpochSecond());
    return new SqliteUpload(driver, name(key), 0);
  }

  @Override
  public StagedUpload resume(UploadKey key) throws StorageException {
    return driver
        .find(
            row -> new SqliteUpload(driver, name(key), row.getLong(1)),
            "SELECT size FROM content WHERE upload = ?",
            name(key))
        .orElseThrow(() -> new StorageException.NotFound("there is no upload " + key));
  }

  /** Names are in the order of the keys: nothing in a repository's comes before the space. */
  private static String name(UploadKey key) {
    return key.repository() + " " + key.id();
  }

  private static UploadKey key(String name) {
    String[] parts = name.split(" ", 2);
    return new UploadKey(RepositoryName.parse(parts[0]), UploadId.parse(parts[1]));
  }

  @Override
  public Page<UploadInfo> list(@Nullable UploadKey after, int limit) throws StorageException {
    return driver.page(
        limit,
        row -> new UploadInfo(key(row.getString(1)), Instant.ofEpochSecond(row.getLong(2))),
        "SELECT upload, started FROM content WHERE upload > ? ORDER BY upload",
        after == null ? "" : name(after));
  }

  /** A statement that was interrupted leaves nothing behind. */
  @Override
  public int sweep(Instant before, boolean dryRun) throws StorageException {
    driver.probe();
    return 0;
  }
}
