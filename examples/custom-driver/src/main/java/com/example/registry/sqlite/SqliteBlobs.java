// SPDX-License-Identifier: Apache-2.0
package com.example.registry.sqlite;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.Page;
import io.stowage.storage.BlobInfo;
import io.stowage.storage.BlobStore;
import io.stowage.storage.RangeChannel;
import io.stowage.storage.StorageException;
import io.stowage.storage.VerifiedContent;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

record SqliteBlobs(SqliteDriver driver) implements BlobStore {

  @Override
  public Optional<BlobInfo> stat(Digest digest) throws StorageException {
    return driver.find(
        row -> new BlobInfo(digest, row.getLong(1)),
        "SELECT size FROM content WHERE digest = ?",
        digest);
  }

  @Override
  public RangeChannel open(Digest digest, ByteRange range) throws StorageException {
    if (stat(digest).isEmpty()) {
      throw new StorageException.NotFound("there is no blob " + digest);
    }
    return new RangeChannel(range, (at, target) -> read(driver, "digest = ?", digest, at, target));
  }

  /** Reads on within one chunk of the content that is named. */
  static void read(SqliteDriver driver, String which, Object name, long at, ByteBuffer target)
      throws StorageException {
    driver
        .find(
            row -> row.getBytes(1),
            "SELECT substr(bytes, 1 + ? - start, ?) FROM chunk WHERE start <= ? AND content ="
                + " (SELECT id FROM content WHERE "
                + which
                + ") ORDER BY start DESC",
            at,
            target.remaining(),
            at,
            name)
        .ifPresent(target::put);
  }

  /** What is there is replaced, be it whole or damaged. */
  @Override
  public void put(VerifiedContent content) throws StorageException {
    byte[] bytes = new byte[content.content().remaining()];
    content.content().get(bytes);
    driver.change("INSERT INTO small VALUES (?, ?)", content.digest(), bytes);
  }

  @Override
  public boolean delete(Digest digest) throws StorageException {
    return driver.change("DELETE FROM content WHERE digest = ?", digest);
  }

  @Override
  public Page<Digest> list(@Nullable Digest after, int limit) throws StorageException {
    return driver.page(
        limit,
        row -> Digest.parse(row.getString(1)),
        "SELECT digest FROM content WHERE digest > ? ORDER BY digest",
        after == null ? "" : after);
  }
}
