// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import io.stowage.registry.Page;
import io.stowage.registry.RepositoryName;
import io.stowage.storage.StorageException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Listings of repositories that are out of order, or hold too much or too little. */
final class RepositoryFaults {
  /** As if a slash stood before all other characters. */
  private static final Comparator<RepositoryName> BY_COMPONENT =
      Comparator.comparing(name -> name.value().replace('/', ' '));

  static final List<Fault> ALL =
      List.of(
          listing(
              "lists repositories component by component",
              (driver, after, limit) ->
                  ReferenceStore.page(
                      all(driver)
                          .sorted(BY_COMPONENT)
                          .filter(name -> after == null || BY_COMPONENT.compare(name, after) > 0),
                      limit),
              "aListingOfRepositoriesGoesOnAfterANameThatNeverWas",
              "pagesOfRepositoriesOfAnySizeGiveEachOnce",
              "repositoriesAreListedInByteOrder"),
          listing(
              "says of each page of repositories that it is the last",
              (driver, after, limit) ->
                  Page.last(driver.links().repositories(after, limit).items()),
              "aListingOfRepositoriesGoesOnAfterANameThatNeverWas",
              "pagesOfRepositoriesOfAnySizeGiveEachOnce"),
          listing(
              "lists from the start where the cursor is no repository",
              (driver, after, limit) -> {
                boolean known = all(driver).anyMatch(name -> name.equals(after));
                return driver.links().repositories(known ? after : null, limit);
              },
              "aListingOfRepositoriesGoesOnAfterANameThatNeverWas"),
          listing(
              "lists repositories with tags alone",
              ofKinds("Tags"),
              "aRepositoryWithAManifestAloneIsListed"),
          listing(
              "lists repositories with manifests alone",
              ofKinds("Manifests"),
              "aListingOfRepositoriesGoesOnAfterANameThatNeverWas",
              "aRepositoryIsListedWhileItsTagsMove",
              "aRepositoryThatWasMadeHereIsListedThere",
              "emptyingARepositoryKeepsTheOneWithinIt",
              "pagesOfRepositoriesOfAnySizeGiveEachOnce",
              "repositoriesAreListedInByteOrder",
              "theLongestNamesAreKept"),
          listing(
              "lists repositories with blobs alone, too",
              ofKinds("Tags", "Manifests", "Blobs"),
              "aRepositoryWithoutManifestsAndTagsIsNotListed"),
          listing(
              "lists a repository once for each of its tags",
              (driver, after, limit) ->
                  ReferenceStore.page(
                      driver.store.links.keySet().stream()
                          .map(path -> RepositoryName.parse(path.split("\0", 2)[0]))
                          .filter(name -> after == null || name.compareTo(after) > 0),
                      limit),
              "aRepositoryIsListedOnceWhateverItHolds",
              "aRepositoryWithoutManifestsAndTagsIsNotListed"),
          Fault.links(
              "lists repositories of the time when it was first asked",
              ListsOld::new,
              "aRepositoryThatWasMadeHereIsListedThere"));

  private RepositoryFaults() {}

  private interface Listing {
    Page<RepositoryName> list(ReferenceDriver driver, @Nullable RepositoryName after, int limit)
        throws StorageException;
  }

  private static Fault listing(String name, Listing listing, String... broken) {
    return Fault.links(
        name,
        driver ->
            new ForwardingLinks(driver.links()) {
              @Override
              public Page<RepositoryName> repositories(@Nullable RepositoryName after, int limit)
                  throws StorageException {
                driver.check();
                return listing.list(driver, after, limit);
              }
            },
        broken);
  }

  private static Listing ofKinds(String... kinds) {
    return (driver, after, limit) ->
        ReferenceStore.page(
            driver.store.links.keySet().stream()
                .map(path -> path.split("\0", 3))
                .filter(parts -> List.of(kinds).contains(parts[1]))
                .map(parts -> RepositoryName.parse(parts[0]))
                .distinct()
                .filter(name -> after == null || name.compareTo(after) > 0),
            limit);
  }

  private static Stream<RepositoryName> all(ReferenceDriver driver) throws StorageException {
    return driver.links().repositories(null, Integer.MAX_VALUE).items().stream();
  }

  private static final class ListsOld extends ForwardingLinks {
    private @Nullable Page<RepositoryName> first;

    ListsOld(ReferenceDriver driver) {
      super(driver.links());
    }

    @Override
    public synchronized Page<RepositoryName> repositories(@Nullable RepositoryName after, int limit)
        throws StorageException {
      Page<RepositoryName> page = super.repositories(after, limit);
      if (first == null) {
        first = page;
      }
      return after == null && first.items().size() < limit ? first : page;
    }
  }
}
