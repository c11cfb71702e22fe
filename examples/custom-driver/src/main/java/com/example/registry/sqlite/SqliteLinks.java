// SPDX-License-Identifier: Apache-2.0
package com.example.registry.sqlite;

import io.stowage.registry.Digest;
import io.stowage.registry.Page;
import io.stowage.registry.RepositoryName;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import io.stowage.storage.LinkStore;
import io.stowage.storage.StorageException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQLite compares text as its bytes of UTF-8, which is the order that is asked for. */
record SqliteLinks(SqliteDriver driver) implements LinkStore {
  private static final String ONE = " FROM link WHERE repository = ? AND scope = ? AND name = ?";

  @Override
  public Optional<Digest> read(LinkKey key) throws StorageException {
    return driver.find(
        row -> Digest.parse(row.getString(1)),
        "SELECT target" + ONE,
        key.repository(),
        key.scope().name(),
        key.name());
  }

  @Override
  public void write(LinkKey key, Digest target) throws StorageException {
    driver.change(
        "INSERT OR REPLACE INTO link VALUES (?, ?, ?, ?)",
        key.repository(),
        key.scope().name(),
        key.name(),
        target);
  }

  @Override
  public boolean delete(LinkKey key) throws StorageException {
    return driver.change("DELETE" + ONE, key.repository(), key.scope().name(), key.name());
  }

  @Override
  public <K extends LinkKey> Page<K> list(LinkScope<K> scope, String after, int limit)
      throws StorageException {
    return driver.page(
        limit,
        row -> scope.key(row.getString(1)),
        "SELECT name FROM link WHERE repository = ? AND scope = ? AND name > ? ORDER BY name",
        scope.repository(),
        scope.name(),
        after);
  }

  @Override
  public Page<RepositoryName> repositories(@Nullable RepositoryName after, int limit)
      throws StorageException {
    return driver.page(
        limit,
        row -> RepositoryName.parse(row.getString(1)),
        "SELECT name FROM repository WHERE name > ? ORDER BY name",
        after == null ? "" : after);
  }
}
