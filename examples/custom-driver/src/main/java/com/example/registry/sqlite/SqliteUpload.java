// SPDX-License-Identifier: Apache-2.0
package com.example.registry.sqlite;

import io.stowage.registry.ByteRange;
import io.stowage.storage.StagedUpload;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadKey;
import io.stowage.storage.VerifiedDigest;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.sql.SQLException;
import java.util.Optional;

/** A handle on an upload. Each change names the size that the handle knows. */
final class SqliteUpload implements StagedUpload {
  private final Database database;
  private final UploadKey key;
  private Content content;
  private boolean closed;

  SqliteUpload(Database database, UploadKey key, Content content) {
    this.database = database;
    this.key = key;
    this.content = content;
  }

  @Override
  public long size() {
    return content.size();
  }

  @Override
  public void append(ByteBuffer bytes) throws StorageException {
    content =
        inTransaction(
            session -> {
              Content longer = content.append(session, bytes);
              session.change(
                  "UPDATE upload SET size = ? WHERE content = ? AND repository = ? AND id = ?",
                  longer.size(),
                  content.id(),
                  key.repository().toString(),
                  key.id().toString());
              return longer;
            });
    bytes.position(bytes.limit());
  }

  @Override
  public ReadableByteChannel read() throws StorageException {
    return inTransaction(
        session -> new ContentChannel(database, content, ByteRange.all(content.size())));
  }

  @Override
  public void publish(VerifiedDigest digest) throws StorageException {
    inTransaction(
        session -> {
          SqliteBlobs.publish(session, digest, content);
          return forget(session);
        });
  }

  @Override
  public void discard() throws StorageException {
    checkOpen();
    database.write(
        session -> {
          if (forget(session) > 0) {
            content.delete(session);
          }
          return content;
        });
  }

  private int forget(Session session) throws SQLException {
    return session.change(
        "DELETE FROM upload WHERE content = ? AND repository = ? AND id = ?",
        content.id(),
        key.repository().toString(),
        key.id().toString());
  }

  @Override
  public void close() {
    closed = true;
  }

  /** What is done to the upload as long as it is what this handle knows. */
  private <T> T inTransaction(Database.Work<T> work) throws StorageException {
    checkOpen();
    return database.write(
        session -> {
          Optional<Content> now = find(session, key);
          if (now.isEmpty() || now.get().id() != content.id()) {
            throw new StorageException.Gone("upload " + key + " was committed or discarded");
          } else if (now.get().size() != content.size()) {
            throw new StorageException.Conflict(
                "upload %s has %d bytes by now and not %d"
                    .formatted(key, now.get().size(), content.size()));
          }
          return work.run(session);
        });
  }

  private void checkOpen() throws StorageException {
    if (closed) {
      throw new StorageException.Gone("the handle on upload " + key + " was closed");
    }
  }

  static Optional<Content> find(Session session, UploadKey key) throws SQLException {
    return session.find(
        "SELECT content, size FROM upload WHERE repository = ? AND id = ?",
        row -> new Content(row.getLong(1), row.getLong(2)),
        key.repository().toString(),
        key.id().toString());
  }
}
