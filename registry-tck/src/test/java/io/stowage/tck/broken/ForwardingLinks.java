// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import io.stowage.registry.Digest;
import io.stowage.registry.Page;
import io.stowage.registry.RepositoryName;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import io.stowage.storage.LinkStore;
import io.stowage.storage.StorageException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

class ForwardingLinks implements LinkStore {
  final LinkStore inner;

  ForwardingLinks(LinkStore inner) {
    this.inner = inner;
  }

  @Override
  public Optional<Digest> read(LinkKey key) throws StorageException {
    return inner.read(key);
  }

  @Override
  public void write(LinkKey key, Digest target) throws StorageException {
    inner.write(key, target);
  }

  @Override
  public boolean delete(LinkKey key) throws StorageException {
    return inner.delete(key);
  }

  @Override
  public <K extends LinkKey> Page<K> list(LinkScope<K> scope, String after, int limit)
      throws StorageException {
    return inner.list(scope, after, limit);
  }

  @Override
  public Page<RepositoryName> repositories(@Nullable RepositoryName after, int limit)
      throws StorageException {
    return inner.repositories(after, limit);
  }
}
