// SPDX-License-Identifier: Apache-2.0
package com.example.registry.sqlite;

import io.stowage.storage.BlobStore;
import io.stowage.storage.LinkStore;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadStore;

final class SqliteDriver implements StorageDriver {
  private final Database database;

  SqliteDriver(Database database) {
    this.database = database;
  }

  @Override
  public BlobStore blobs() {
    return new SqliteBlobs(database);
  }

  @Override
  public UploadStore uploads() {
    return new SqliteUploads(database);
  }

  @Override
  public LinkStore links() {
    return new SqliteLinks(database);
  }

  @Override
  public void probe() throws StorageException {
    database.read(session -> session.find("SELECT 1", row -> row.getInt(1)));
  }

  @Override
  public String location() {
    return database.location();
  }

  @Override
  public void close() {
    database.close();
  }
}
