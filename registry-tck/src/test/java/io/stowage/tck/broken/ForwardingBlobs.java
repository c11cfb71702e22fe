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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

class ForwardingBlobs implements BlobStore {
  final BlobStore inner;

  ForwardingBlobs(BlobStore inner) {
    this.inner = inner;
  }

  @Override
  public Optional<BlobInfo> stat(Digest digest) throws StorageException {
    return inner.stat(digest);
  }

  @Override
  public ReadableByteChannel open(Digest digest, ByteRange range) throws StorageException {
    return inner.open(digest, range);
  }

  @Override
  public void put(VerifiedContent content) throws StorageException {
    inner.put(content);
  }

  @Override
  public boolean delete(Digest digest) throws StorageException {
    return inner.delete(digest);
  }

  @Override
  public Page<Digest> list(@Nullable Digest after, int limit) throws StorageException {
    return inner.list(after, limit);
  }
}
