// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.InvalidReferenceException;
import io.stowage.registry.Page;
import io.stowage.registry.RepositoryName;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import io.stowage.storage.LinkStore;
import io.stowage.storage.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Links as objects of one digest, without a newline. */
final class ObjectLinkStore implements LinkStore {
  /** More than the longest digest, so that longer content shows. */
  private static final int LONGEST = 256;

  private static final String LINK = "/link";

  private final ObjectStore store;
  private final Repositories repositories;

  ObjectLinkStore(ObjectStore store, Repositories repositories) {
    this.store = store;
    this.repositories = repositories;
  }

  @Override
  public Optional<Digest> read(LinkKey key) throws StorageException {
    store.check();
    String link = store.layout().link(key);
    Optional<byte[]> content = store.objects().read(link, LONGEST);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Digest.parse(new String(content.get(), ISO_8859_1)));
    } catch (InvalidReferenceException e) {
      throw new StorageException.Corrupt(link + ": the link holds no digest", e);
    }
  }

  @Override
  public void write(LinkKey key, Digest target) throws StorageException {
    store.check();
    Body content = Body.of(target.toString());
    if (key instanceof LinkKey.Tagged tagged) {
      store.objects().put(store.layout().tagIndex(tagged, target), content);
    }
    store.objects().put(store.layout().link(key), content);
  }

  @Override
  public boolean delete(LinkKey key) throws StorageException {
    store.check();
    String link = store.layout().link(key);
    boolean there = store.objects().stat(link).isPresent();
    if (key instanceof LinkKey.Tagged tagged) {
      // the index first: a tag is listed as long as anything of it is there
      Listings.forEachPage(
          store.bucket().listing(),
          ListRequest.of(store.layout().tagIndexes(tagged)),
          page -> store.objects().delete(Listings.keys(page)));
    }
    if (there) {
      store.objects().delete(List.of(link));
    }
    return there;
  }

  @Override
  public <K extends LinkKey> Page<K> list(LinkScope<K> scope, String after, int limit)
      throws StorageException {
    store.check();
    if (scope instanceof LinkScope.Tags) {
      GroupedNames names =
          new GroupedNames(
              store.bucket().listing(), store.layout().links(scope), "/", found -> found);
      List<K> keys = new ArrayList<>();
      names.list(after, limit).forEach(name -> key(scope, name).ifPresent(keys::add));
      return Pages.of(keys, limit);
    }
    List<K> keys = new ArrayList<>();
    for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
      String lead = algorithm.id() + ':';
      if (after.startsWith(lead)) {
        list(scope, algorithm, after.substring(lead.length()) + LINK, limit, keys);
      } else if (after.compareTo(lead) < 0) {
        list(scope, algorithm, "", limit, keys);
      }
    }
    return Pages.of(keys, limit);
  }

  private <K extends LinkKey> void list(
      LinkScope<K> scope, DigestAlgorithm algorithm, String after, int limit, List<K> keys)
      throws StorageException {
    String prefix = store.layout().links(scope) + algorithm.id() + '/';
    ListRequest request =
        ListRequest.of(prefix).after(after).limit(limit + 1L - Math.min(limit, keys.size()));
    while (keys.size() <= limit) {
      ListPage page = store.bucket().listing().list(request);
      for (ObjectInfo object : page.objects()) {
        String name = object.key().substring(prefix.length());
        if (name.endsWith(LINK)) {
          String hex = name.substring(0, name.length() - LINK.length());
          key(scope, algorithm.id() + ':' + hex).ifPresent(keys::add);
        }
      }
      if (page.next() == null) {
        return;
      }
      request = request.next(page.next());
    }
  }

  private static <K extends LinkKey> Optional<K> key(LinkScope<K> scope, String name) {
    try {
      return Optional.of(scope.key(name));
    } catch (InvalidReferenceException e) {
      return Optional.empty();
    }
  }

  @Override
  public Page<RepositoryName> repositories(@Nullable RepositoryName after, int limit)
      throws StorageException {
    store.check();
    return Pages.of(repositories.withManifests(after == null ? "" : after.value(), limit), limit);
  }
}
