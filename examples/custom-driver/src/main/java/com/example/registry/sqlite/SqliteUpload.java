// SPDX-License-Identifier: Apache-2.0
package com.example.registry.sqlite;

import io.stowage.registry.ByteRange;
import io.stowage.storage.RangeChannel;
import io.stowage.storage.StagedUpload;
import io.stowage.storage.StorageException;
import io.stowage.storage.VerifiedDigest;
import java.nio.ByteBuffer;

/** A handle on an upload. */
final class SqliteUpload implements StagedUpload {
  private static final int CHUNK = 1 << 20;

  private final SqliteDriver driver;
  private final String name;
  private long size;
  private boolean closed;

  SqliteUpload(SqliteDriver driver, String name, long size) {
    this.driver = driver;
    this.name = name;
    this.size = size;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void append(ByteBuffer bytes) throws StorageException {
    while (bytes.hasRemaining()) {
      byte[] chunk = new byte[Math.min(CHUNK, bytes.remaining())];
      bytes.get(bytes.position(), chunk);
      change("INSERT INTO chunk SELECT id, size, ? FROM content", chunk);
      bytes.position(bytes.position() + chunk.length);
      size += chunk.length;
    }
  }

  @Override
  public RangeChannel read() throws StorageException {
    return new RangeChannel(
        ByteRange.all(size),
        (at, target) -> SqliteBlobs.read(driver, "upload = ?", name, at, target));
  }

  /** No bytes move. A blob that is there already is replaced, be it whole or damaged. */
  @Override
  public void publish(VerifiedDigest digest) throws StorageException {
    change("UPDATE OR REPLACE content SET digest = ?, upload = NULL", digest.digest());
  }

  /** Changes the upload if it still is what this handle knows. */
  private void change(String sql, Object value) throws StorageException {
    if (closed) {
      throw new StorageException.Gone("the handle on upload " + name + " was closed");
    }
    if (!driver.change(sql + " WHERE upload = ? AND size = ?", value, name, size)) {
      boolean there =
          driver.find(row -> 1, "SELECT 1 FROM content WHERE upload = ?", name).isPresent();
      throw there
          ? new StorageException.Conflict("upload " + name + " is longer by now than " + size)
          : new StorageException.Gone("upload " + name + " was committed or discarded");
    }
  }

  @Override
  public void discard() throws StorageException {
    driver.change("DELETE FROM content WHERE upload = ?", name);
  }

  @Override
  public void close() {
    closed = true;
  }
}
