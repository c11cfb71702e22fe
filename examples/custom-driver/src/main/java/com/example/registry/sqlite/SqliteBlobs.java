// SPDX-License-Identifier: Apache-2.0
package com.example.registry.sqlite;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.Page;
import io.stowage.storage.BlobInfo;
import io.stowage.storage.BlobStore;
import io.stowage.storage.StorageException;
import io.stowage.storage.VerifiedContent;
import io.stowage.storage.VerifiedDigest;
import java.nio.channels.ReadableByteChannel;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class SqliteBlobs implements BlobStore {
  private final Database database;

  SqliteBlobs(Database database) {
    this.database = database;
  }

  @Override
  public Optional<BlobInfo> stat(Digest digest) throws StorageException {
    return database
        .read(session -> find(session, digest))
        .map(content -> new BlobInfo(digest, content.size()));
  }

  @Override
  public ReadableByteChannel open(Digest digest, ByteRange range) throws StorageException {
    Content content =
        database
            .read(session -> find(session, digest))
            .orElseThrow(() -> new StorageException.NotFound("there is no blob " + digest));
    if (range.end() > content.size()) {
      throw new StorageException.Corrupt(
          "blob " + digest + " has " + content.size() + " bytes and not " + range.end(), null);
    }
    return new ContentChannel(database, content, range);
  }

  @Override
  public void put(VerifiedContent content) throws StorageException {
    database.write(
        session -> {
          Content stored = Content.create(session).append(session, content.content());
          publish(session, content.verified(), stored);
          return stored;
        });
  }

  /** Makes content the blob of a digest; what is there with the same size stays. */
  static void publish(Session session, VerifiedDigest verified, Content content)
      throws SQLException {
    Optional<Content> there = find(session, verified.digest());
    if (there.isPresent() && there.get().size() == verified.size()) {
      content.delete(session);
      return;
    }
    if (there.isPresent()) {
      there.get().delete(session);
    }
    session.change(
        "INSERT OR REPLACE INTO blob VALUES (?, ?, ?)",
        verified.digest().toString(),
        content.id(),
        content.size());
  }

  @Override
  public boolean delete(Digest digest) throws StorageException {
    return database.write(
        session -> {
          Optional<Content> content = find(session, digest);
          if (content.isPresent()) {
            content.get().delete(session);
            session.change("DELETE FROM blob WHERE digest = ?", digest.toString());
          }
          return content.isPresent();
        });
  }

  private static Optional<Content> find(Session session, Digest digest) throws SQLException {
    return session.find(
        "SELECT content, size FROM blob WHERE digest = ?",
        row -> new Content(row.getLong(1), row.getLong(2)),
        digest.toString());
  }

  @Override
  public Page<Digest> list(@Nullable Digest after, int limit) throws StorageException {
    return database.read(
        session ->
            session.page(
                limit,
                "SELECT digest FROM blob WHERE digest > ? ORDER BY digest",
                row -> Digest.parse(row.getString(1)),
                after == null ? "" : after.toString()));
  }
}
