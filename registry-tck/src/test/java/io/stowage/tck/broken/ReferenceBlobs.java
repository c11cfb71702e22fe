// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.Page;
import io.stowage.storage.BlobInfo;
import io.stowage.storage.BlobStore;
import io.stowage.storage.StorageException;
import io.stowage.storage.VerifiedContent;
import java.nio.channels.ReadableByteChannel;
import java.util.NavigableMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

record ReferenceBlobs(ReferenceDriver driver) implements BlobStore {

  @Override
  public Optional<BlobInfo> stat(Digest digest) throws StorageException {
    driver.check();
    return Optional.ofNullable(driver.store.blobs.get(digest))
        .map(content -> new BlobInfo(digest, content.length));
  }

  @Override
  public ReadableByteChannel open(Digest digest, ByteRange range) throws StorageException {
    driver.check();
    byte[] content = driver.store.blobs.get(digest);
    if (content == null) {
      throw new StorageException.NotFound("no blob " + digest);
    }
    if (range.end() > content.length) {
      throw new StorageException.Corrupt("blob " + digest + " is too short", null);
    }
    return new ReferenceChannel(driver, content, range);
  }

  @Override
  public void put(VerifiedContent content) throws StorageException {
    driver.check();
    byte[] copy = new byte[content.content().remaining()];
    content.content().get(copy);
    driver.store.blobs.put(content.digest(), copy);
  }

  @Override
  public boolean delete(Digest digest) throws StorageException {
    driver.check();
    return driver.store.blobs.remove(digest) != null;
  }

  @Override
  public Page<Digest> list(@Nullable Digest after, int limit) throws StorageException {
    driver.check();
    NavigableMap<Digest, byte[]> blobs = driver.store.blobs;
    return ReferenceStore.page(
        (after == null ? blobs : blobs.tailMap(after, false)).keySet().stream(), limit);
  }
}
