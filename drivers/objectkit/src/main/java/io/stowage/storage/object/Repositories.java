// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import io.stowage.registry.InvalidReferenceException;
import io.stowage.registry.RepositoryName;
import io.stowage.storage.StorageException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * The repositories, by one listing that tells each of them as a group, {@code name/_}. Thread-safe.
 *
 * <p>That listing does not tell which of them have manifests; each is asked once and remembered, as
 * one that ever had any may be listed for ever. So a page costs a few listings from the second time
 * on, and the first time one small call more for each repository, several at once.
 */
final class Repositories {
  private static final String MARK = "/_";
  private static final int REMEMBERED = 20_000;
  private static final int AT_ONCE = 16;

  private final ObjectStore store;
  private final Set<String> withManifests =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                  return size() > REMEMBERED;
                }
              }));

  Repositories(ObjectStore store) {
    this.store = store;
  }

  /** Those that hold a manifest or a tag: so many at most, and one more if there are more. */
  List<RepositoryName> withManifests(String after, int limit) throws StorageException {
    return names(this::havingManifests).list(after, limit).stream()
        .map(RepositoryName::parse)
        .toList();
  }

  /** All of them: so many at most, and one more if there are more. */
  List<RepositoryName> all(String after, int limit) throws StorageException {
    return names(Repositories::valid).list(after, limit).stream()
        .map(RepositoryName::parse)
        .toList();
  }

  private GroupedNames names(GroupedNames.Filter filter) {
    BucketListing listing = store.bucket().listing();
    return new GroupedNames(
        store.bucket().traits().longDelimiters() ? listing : new TreeListing(listing),
        store.layout().repositories(),
        MARK,
        filter);
  }

  private List<String> havingManifests(List<String> names) throws StorageException {
    List<String> valid = valid(names);
    List<Callable<Boolean>> looks = new ArrayList<>();
    for (String name : valid) {
      if (!withManifests.contains(name)) {
        looks.add(() -> look(name));
      }
    }
    store.workers().all(looks, AT_ONCE);
    return valid.stream().filter(withManifests::contains).toList();
  }

  private boolean look(String name) throws StorageException {
    ListRequest manifests =
        ListRequest.of(store.layout().manifests(RepositoryName.parse(name))).limit(1);
    return !store.bucket().listing().list(manifests).objects().isEmpty() && withManifests.add(name);
  }

  /** Names that a repository can have, and not what somebody else put there. */
  private static List<String> valid(List<String> names) {
    return names.stream().filter(Repositories::isName).toList();
  }

  private static boolean isName(String text) {
    try {
      return !RepositoryName.parse(text).value().isEmpty();
    } catch (InvalidReferenceException e) {
      return false;
    }
  }
}
