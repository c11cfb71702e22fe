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

final class SqliteLinks implements LinkStore {
  private static final String BLOBS = "blobs";

  private final Database database;

  SqliteLinks(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Digest> read(LinkKey key) throws StorageException {
    return database.read(
        session ->
            session.find(
                "SELECT target FROM link WHERE repository = ? AND scope = ? AND name = ?",
                row -> Digest.parse(row.getString(1)),
                key.repository().toString(),
                scope(key),
                key.name()));
  }

  @Override
  public void write(LinkKey key, Digest target) throws StorageException {
    String repository = key.repository().toString();
    database.write(
        session -> {
          if (key instanceof LinkKey.Manifest || key instanceof LinkKey.Tagged) {
            session.change("INSERT OR IGNORE INTO repository VALUES (?)", repository);
          }
          return session.change(
              "INSERT OR REPLACE INTO link VALUES (?, ?, ?, ?)",
              repository,
              scope(key),
              key.name(),
              target.toString());
        });
  }

  @Override
  public boolean delete(LinkKey key) throws StorageException {
    return database.write(
        session ->
            session.change(
                    "DELETE FROM link WHERE repository = ? AND scope = ? AND name = ?",
                    key.repository().toString(),
                    scope(key),
                    key.name())
                > 0);
  }

  /** SQLite compares text as its bytes of UTF-8, which is the order that is asked for. */
  @Override
  public <K extends LinkKey> Page<K> list(LinkScope<K> scope, String after, int limit)
      throws StorageException {
    return database.read(
        session ->
            session.page(
                limit,
                "SELECT name FROM link WHERE repository = ? AND scope = ? AND name > ?"
                    + " ORDER BY name",
                row -> scope.key(row.getString(1)),
                scope.repository().toString(),
                scope(scope),
                after));
  }

  @Override
  public Page<RepositoryName> repositories(@Nullable RepositoryName after, int limit)
      throws StorageException {
    return database.read(
        session ->
            session.page(
                limit,
                "SELECT name FROM repository WHERE name > ? ORDER BY name",
                row -> RepositoryName.parse(row.getString(1)),
                after == null ? "" : after.toString()));
  }

  private static String scope(LinkKey key) {
    if (key instanceof LinkKey.Manifest) {
      return scope(new LinkScope.Manifests(key.repository()));
    } else if (key instanceof LinkKey.Tagged) {
      return scope(new LinkScope.Tags(key.repository()));
    } else if (key instanceof LinkKey.Referrer referrer) {
      return scope(new LinkScope.Referrers(key.repository(), referrer.subject()));
    }
    return BLOBS;
  }

  private static String scope(LinkScope<?> scope) {
    if (scope instanceof LinkScope.Manifests) {
      return "manifests";
    } else if (scope instanceof LinkScope.Tags) {
      return "tags";
    } else if (scope instanceof LinkScope.Referrers referrers) {
      return "referrers " + referrers.subject();
    }
    return BLOBS;
  }
}
