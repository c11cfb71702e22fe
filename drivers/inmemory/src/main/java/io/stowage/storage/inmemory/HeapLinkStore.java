// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.inmemory;

import io.stowage.registry.Digest;
import io.stowage.registry.Page;
import io.stowage.registry.RepositoryName;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import io.stowage.storage.LinkStore;
import io.stowage.storage.StorageException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class HeapLinkStore implements LinkStore {
  private final Heap heap;
  private final Opening opening;

  HeapLinkStore(Heap heap, Opening opening) {
    this.heap = heap;
    this.opening = opening;
  }

  @Override
  public Optional<Digest> read(LinkKey key) throws StorageException {
    opening.check();
    return Optional.ofNullable(heap.links().get(LinkName.of(key)));
  }

  @Override
  public void write(LinkKey key, Digest target) throws StorageException {
    opening.check();
    heap.links().put(LinkName.of(key), target);
  }

  @Override
  public boolean delete(LinkKey key) throws StorageException {
    opening.check();
    return heap.links().remove(LinkName.of(key)) != null;
  }

  @Override
  public <K extends LinkKey> Page<K> list(LinkScope<K> scope, String after, int limit)
      throws StorageException {
    opening.check();
    LinkName start = LinkName.of(scope, after);
    return Pages.of(
        heap.links().tailMap(start, false).keySet().stream()
            .takeWhile(start::sameScope)
            .map(link -> scope.key(link.name())),
        limit);
  }

  @Override
  public Page<RepositoryName> repositories(@Nullable RepositoryName after, int limit)
      throws StorageException {
    opening.check();
    @Nullable LinkName first = after == null ? firstLink() : firstLinkAfter(after);
    return Pages.of(
        Stream.iterate(first, Objects::nonNull, link -> firstLinkAfter(link.repository()))
            .filter(LinkName::listsRepository)
            .map(LinkName::repository),
        limit);
  }

  private @Nullable LinkName firstLink() {
    var entry = heap.links().firstEntry();
    return entry == null ? null : entry.getKey();
  }

  private @Nullable LinkName firstLinkAfter(RepositoryName repository) {
    return heap.links().higherKey(LinkName.end(repository));
  }
}
