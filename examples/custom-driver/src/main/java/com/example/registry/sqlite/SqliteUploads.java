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

final class SqliteUploads implements UploadStore {
  private final Database database;

  SqliteUploads(Database database) {
    this.database = database;
  }

  @Override
  public StagedUpload begin(UploadKey key) throws StorageException {
    Content nothing =
        database.write(
            session -> {
              Content content = Content.create(session);
              int rows =
                  session.change(
                      "INSERT OR IGNORE INTO upload VALUES (?, ?, ?, 0, ?)",
                      key.repository().toString(),
                      key.id().toString(),
                      content.id(),
                      Instant.now().getEpochSecond());
              if (rows == 0) {
                throw new StorageException.Conflict("upload " + key + " was begun already");
              }
              return content;
            });
    return new SqliteUpload(database, key, nothing);
  }

  @Override
  public StagedUpload resume(UploadKey key) throws StorageException {
    Content content =
        database
            .read(session -> SqliteUpload.find(session, key))
            .orElseThrow(() -> new StorageException.NotFound("there is no upload " + key));
    return new SqliteUpload(database, key, content);
  }

  @Override
  public Page<UploadInfo> list(@Nullable UploadKey after, int limit) throws StorageException {
    return database.read(
        session ->
            session.page(
                limit,
                "SELECT repository, id, started FROM upload WHERE (repository, id) > (?, ?)"
                    + " ORDER BY repository, id",
                row ->
                    new UploadInfo(
                        new UploadKey(
                            RepositoryName.parse(row.getString(1)),
                            UploadId.parse(row.getString(2))),
                        Instant.ofEpochSecond(row.getLong(3))),
                after == null ? "" : after.repository().toString(),
                after == null ? "" : after.id().toString()));
  }

  /** Nothing is ever left behind: a transaction that did not end leaves nothing. */
  @Override
  public int sweep(Instant before, boolean dryRun) throws StorageException {
    return database.read(session -> 0);
  }
}
