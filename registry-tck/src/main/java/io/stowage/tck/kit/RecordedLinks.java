// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.kit;

import io.stowage.registry.Digest;
import io.stowage.registry.Page;
import io.stowage.registry.RepositoryName;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import io.stowage.storage.LinkStore;
import io.stowage.storage.StorageException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Notes the calls to a link store on a trail. */
record RecordedLinks(LinkStore links, String name, Trail trail) implements LinkStore {

  @Override
  public Optional<Digest> read(LinkKey key) throws StorageException {
    return trail.call(name + ".read(" + key + ")", () -> links.read(key));
  }

  @Override
  public void write(LinkKey key, Digest target) throws StorageException {
    trail.run(name + ".write(" + key + ", " + target + ")", () -> links.write(key, target));
  }

  @Override
  public boolean delete(LinkKey key) throws StorageException {
    return trail.call(name + ".delete(" + key + ")", () -> links.delete(key));
  }

  @Override
  public <K extends LinkKey> Page<K> list(LinkScope<K> scope, String after, int limit)
      throws StorageException {
    return trail.call(
        name + ".list(" + scope + ", \"" + after + "\", " + limit + ")",
        () -> links.list(scope, after, limit));
  }

  @Override
  public Page<RepositoryName> repositories(@Nullable RepositoryName after, int limit)
      throws StorageException {
    return trail.call(
        name + ".repositories(" + after + ", " + limit + ")",
        () -> links.repositories(after, limit));
  }
}
