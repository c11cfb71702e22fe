// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import io.stowage.registry.Digest;
import io.stowage.registry.InvalidReferenceException;
import io.stowage.registry.Page;
import io.stowage.registry.RepositoryName;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import io.stowage.storage.LinkStore;
import io.stowage.storage.StorageException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Links as keys, their targets as values; repositories as keys of their own. */
final class RadosLinkStore implements LinkStore {
  private static final int MOST_KNOWN = 16_384;
  private static final int TRIES = 20;

  private final Pool pool;

  /** Repositories that are listed; none ever ceases to be. */
  private final Set<RepositoryName> listed = ConcurrentHashMap.newKeySet();

  RadosLinkStore(Pool pool) {
    this.pool = pool;
  }

  private static String object(LinkKey key) {
    return Names.links(Names.scope(key)).of(key.name());
  }

  @Override
  public Optional<Digest> read(LinkKey key) throws StorageException {
    Optional<String> target = pool.entries().get(object(key), key.name());
    try {
      return target.map(Digest::parse);
    } catch (InvalidReferenceException e) {
      throw pool.failures().corrupt(object(key), "the link " + key.name() + " holds no digest");
    }
  }

  @Override
  public void write(LinkKey key, Digest target) throws StorageException {
    if (key instanceof LinkKey.Tagged || key instanceof LinkKey.Manifest) {
      list(key.repository());
    }
    pool.entries().set(object(key), key.name(), target.toString());
  }

  private void list(RepositoryName repository) throws StorageException {
    if (listed.contains(repository)) {
      return;
    }
    pool.entries().set(Names.repositories().of(repository.value()), repository.value(), "1");
    if (listed.size() >= MOST_KNOWN) {
      listed.clear();
    }
    listed.add(repository);
  }

  @Override
  public boolean delete(LinkKey key) throws StorageException {
    String object = object(key);
    for (int i = 0; i < TRIES; i++) {
      Optional<String> target = pool.entries().get(object, key.name());
      if (target.isEmpty()) {
        return false;
      }
      if (pool.entries().remove(object, key.name(), target.get())) {
        return true;
      }
    }
    throw new StorageException.Unavailable(
        object + ", " + key.name() + " is changed by others all the time", null);
  }

  @Override
  public <K extends LinkKey> Page<K> list(LinkScope<K> scope, String after, int limit)
      throws StorageException {
    return page(Names.links(scope), after, limit, scope::key);
  }

  @Override
  public Page<RepositoryName> repositories(@Nullable RepositoryName after, int limit)
      throws StorageException {
    return page(
        Names.repositories(), after == null ? "" : after.value(), limit, RepositoryName::parse);
  }

  private <T> Page<T> page(Names.Shards shards, String after, int limit, Function<String, T> parser)
      throws StorageException {
    PageBuilder<T> page = new PageBuilder<>(limit);
    MergedShards merged = pool.entries().list(shards, after, limit);
    while (!page.isFull()) {
      Map.Entry<String, String> entry = merged.next();
      if (entry == null) {
        break;
      }
      // a cursor with a zero byte is cut short there on its way
      if (entry.getKey().compareTo(after) > 0) {
        T item = parse(entry.getKey(), parser);
        if (item != null) {
          page.add(item);
        }
      }
    }
    return page.build();
  }

  private static <T> @Nullable T parse(String name, Function<String, T> parser) {
    try {
      return parser.apply(name);
    } catch (InvalidReferenceException e) {
      return null;
    }
  }
}
