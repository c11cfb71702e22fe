// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import io.stowage.registry.Digest;
import io.stowage.registry.InvalidReferenceException;
import io.stowage.registry.Page;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import io.stowage.storage.StorageException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Listings of links that are out of order, or lose their place, or their scope. */
final class LinkListingFaults {
  static final List<Fault> ALL =
      List.of(
          listing(
              "lists links in the order of a dictionary",
              LinkListingFaults::byDictionary,
              "aListingOfTagsGoesOnAfterTextThatIsNoTag",
              "aPageOfOneTagIsAPage",
              "pagesOfTagsOfAnySizeGiveEachOnce",
              "tagsAreListedInByteOrder",
              "upperCaseStandsBeforeLowerCase"),
          listing(
              "says of each page of links that it is the last",
              LinkListingFaults::withoutMore,
              "aListingWhileTagsAreWrittenMissesNoneOfThoseBefore",
              "aPageOfOneTagIsAPage",
              "blobLinksAreListedInOrder",
              "manifestsAreListedInOrder",
              "pagesOfTagsOfAnySizeGiveEachOnce",
              "referrersAreListedInOrder",
              "referrersOfALongerDigestAreListedInOrder",
              "tagsAreListedInByteOrder",
              "upperCaseStandsBeforeLowerCase"),
          listing(
              "says of each page of links that there is more",
              LinkListingFaults::withMore,
              "aListingWhileTagsAreWrittenMissesNoneOfThoseBefore",
              "aRepositoryMayHaveTheNameOfAPartOfALayout",
              "aRepositoryWithinAnotherIsApartFromIt",
              "aTagMayHaveTheNameOfAPartOfALayout",
              "anUnknownRepositoryListsNoLinks",
              "blobLinksAreListedInOrder",
              "emptyingARepositoryKeepsTheOneWithinIt",
              "firstWritesOfARepositoryMayRace",
              "manifestsAreListedInOrder",
              "namesThatBeginAlikeAreApart",
              "nothingIsListedAfterTheLastTag",
              "pagesOfTagsOfAnySizeGiveEachOnce",
              "referrersAreListedInOrder",
              "referrersOfALongerDigestAreListedInOrder",
              "tagsAreListedInByteOrder",
              "tagsThatDifferInCaseAloneAreApart",
              "theLongestNamesAreKept",
              "upperCaseStandsBeforeLowerCase"),
          listing(
              "lists the cursor among the links after it",
              LinkListingFaults::withCursor,
              "aListingWhileTagsAreWrittenMissesNoneOfThoseBefore",
              "aPageOfOneTagIsAPage",
              "blobLinksAreListedInOrder",
              "manifestsAreListedInOrder",
              "nothingIsListedAfterTheLastTag",
              "pagesOfTagsOfAnySizeGiveEachOnce",
              "referrersAreListedInOrder",
              "referrersOfALongerDigestAreListedInOrder",
              "tagsAreListedInByteOrder",
              "upperCaseStandsBeforeLowerCase"),
          listing(
              "lists from the start where the cursor is no link",
              LinkListingFaults::fromStart,
              "aListingOfTagsGoesOnAfterTextThatIsNoTag",
              "aListingOfTagsOutlivesItsCursor",
              "blobLinksAreListedInOrder",
              "manifestsAreListedInOrder",
              "nothingIsListedAfterTheLastTag",
              "referrersAreListedInOrder",
              "referrersOfALongerDigestAreListedInOrder"),
          listing(
              "refuses a cursor that is no name",
              LinkListingFaults::strictly,
              "aListingOfTagsGoesOnAfterTextThatIsNoTag",
              "blobLinksAreListedInOrder",
              "manifestsAreListedInOrder",
              "nothingIsListedAfterTheLastTag",
              "referrersAreListedInOrder",
              "referrersOfALongerDigestAreListedInOrder"),
          listing(
              "lists no links to SHA-512",
              LinkListingFaults::sha256Alone,
              "blobLinksAreListedInOrder",
              "manifestsAreListedInOrder",
              "referrersAreListedInOrder",
              "referrersOfALongerDigestAreListedInOrder"),
          listing(
              "lists the referrers of all subjects",
              LinkListingFaults::allSubjects,
              "referrersOfTwoSubjectsAreApart"),
          listing(
              "fails to list an unknown repository",
              LinkListingFaults::knownAlone,
              "aLinkThatWasDeletedHereIsGoneThere",
              "anUnknownRepositoryListsNoLinks",
              "emptyingARepositoryKeepsTheOneWithinIt",
              "writesSurviveDeletesBesideThem"),
          listing(
              "lists the links of blobs among manifests",
              LinkListingFaults::blobsAmongManifests,
              "scopesOfOneRepositoryAreApart"),
          listing(
              "lists the tags of all repositories that begin alike",
              LinkListingFaults::alike,
              "aRepositoryWithinAnotherIsApartFromIt",
              "emptyingARepositoryKeepsTheOneWithinIt",
              "namesThatBeginAlikeAreApart"),
          listing(
              "lists links from a copy, and skips by its place",
              LinkListingFaults::byPlace,
              "aListingOfTagsGoesOnAfterTextThatIsNoTag",
              "aListingOfTagsOutlivesItsCursor",
              "blobLinksAreListedInOrder",
              "manifestsAreListedInOrder",
              "referrersAreListedInOrder",
              "referrersOfALongerDigestAreListedInOrder"));

  private LinkListingFaults() {}

  private interface Listing {
    <K extends LinkKey> Page<K> list(
        ReferenceDriver driver, LinkScope<K> scope, String after, int limit)
        throws StorageException;
  }

  private static Fault listing(String name, Listing listing, String... broken) {
    return Fault.links(
        name,
        driver ->
            new ForwardingLinks(driver.links()) {
              @Override
              public <K extends LinkKey> Page<K> list(LinkScope<K> scope, String after, int limit)
                  throws StorageException {
                driver.check();
                return listing.list(driver, scope, after, limit);
              }
            },
        broken);
  }

  private static <K extends LinkKey> Stream<K> all(ReferenceDriver driver, LinkScope<K> scope)
      throws StorageException {
    return driver.links().list(scope, "", Integer.MAX_VALUE).items().stream();
  }

  private static <K extends LinkKey> Page<K> byDictionary(
      ReferenceDriver driver, LinkScope<K> scope, String after, int limit) throws StorageException {
    Comparator<String> order =
        String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder());
    return ReferenceStore.page(
        all(driver, scope)
            .sorted(Comparator.comparing(LinkKey::name, order))
            .filter(key -> order.compare(key.name(), after) > 0),
        limit);
  }

  private static <K extends LinkKey> Page<K> withoutMore(
      ReferenceDriver driver, LinkScope<K> scope, String after, int limit) throws StorageException {
    return Page.last(driver.links().list(scope, after, limit).items());
  }

  private static <K extends LinkKey> Page<K> withMore(
      ReferenceDriver driver, LinkScope<K> scope, String after, int limit) throws StorageException {
    return new Page<>(driver.links().list(scope, after, limit).items(), true);
  }

  private static <K extends LinkKey> Page<K> withCursor(
      ReferenceDriver driver, LinkScope<K> scope, String after, int limit) throws StorageException {
    return ReferenceStore.page(
        all(driver, scope).filter(key -> key.name().compareTo(after) >= 0), limit);
  }

  private static <K extends LinkKey> Page<K> fromStart(
      ReferenceDriver driver, LinkScope<K> scope, String after, int limit) throws StorageException {
    boolean known = all(driver, scope).anyMatch(key -> key.name().equals(after));
    return driver.links().list(scope, known ? after : "", limit);
  }

  private static <K extends LinkKey> Page<K> strictly(
      ReferenceDriver driver, LinkScope<K> scope, String after, int limit) throws StorageException {
    try {
      if (!after.isEmpty()) {
        scope.key(after);
      }
    } catch (InvalidReferenceException e) {
      throw new StorageException.Denied("no name: " + after, e);
    }
    return driver.links().list(scope, after, limit);
  }

  private static <K extends LinkKey> Page<K> sha256Alone(
      ReferenceDriver driver, LinkScope<K> scope, String after, int limit) throws StorageException {
    return ReferenceStore.page(
        all(driver, scope)
            .filter(key -> key.name().compareTo(after) > 0)
            .filter(key -> !key.name().startsWith("sha512:")),
        limit);
  }

  private static <K extends LinkKey> Page<K> allSubjects(
      ReferenceDriver driver, LinkScope<K> scope, String after, int limit) throws StorageException {
    if (scope instanceof LinkScope.Referrers) {
      String prefix = scope.repository() + "\0Referrers\0";
      return ReferenceStore.page(
          driver.store.links.keySet().stream()
              .filter(path -> path.startsWith(prefix))
              .map(path -> scope.key(path.substring(path.lastIndexOf('\0') + 1)))
              .filter(key -> key.name().compareTo(after) > 0),
          limit);
    }
    return driver.links().list(scope, after, limit);
  }

  private static <K extends LinkKey> Page<K> alike(
      ReferenceDriver driver, LinkScope<K> scope, String after, int limit) throws StorageException {
    if (scope instanceof LinkScope.Tags) {
      return ReferenceStore.page(
          driver.store.links.keySet().stream()
              .filter(path -> path.startsWith(scope.repository().value()))
              .filter(path -> path.contains("\0Tags\0"))
              .map(path -> path.substring(path.lastIndexOf('\0') + 1))
              .filter(name -> name.compareTo(after) > 0)
              .sorted()
              .distinct()
              .map(scope::key),
          limit);
    }
    return driver.links().list(scope, after, limit);
  }

  private static <K extends LinkKey> Page<K> knownAlone(
      ReferenceDriver driver, LinkScope<K> scope, String after, int limit) throws StorageException {
    String repository = scope.repository() + "\0";
    if (driver.store.links.keySet().stream().noneMatch(path -> path.startsWith(repository))) {
      throw new StorageException.NotFound("no repository " + scope.repository());
    }
    return driver.links().list(scope, after, limit);
  }

  private static <K extends LinkKey> Page<K> blobsAmongManifests(
      ReferenceDriver driver, LinkScope<K> scope, String after, int limit) throws StorageException {
    if (scope instanceof LinkScope.Blobs) {
      List<Digest> digests = new ArrayList<>();
      all(driver, new LinkScope.Manifests(scope.repository()))
          .forEach(key -> digests.add(key.digest()));
      all(driver, new LinkScope.Blobs(scope.repository()))
          .forEach(key -> digests.add(key.digest()));
      return ReferenceStore.page(
          digests.stream()
              .sorted()
              .distinct()
              .map(digest -> scope.key(digest.toString()))
              .filter(key -> key.name().compareTo(after) > 0),
          limit);
    }
    return driver.links().list(scope, after, limit);
  }

  private static <K extends LinkKey> Page<K> byPlace(
      ReferenceDriver driver, LinkScope<K> scope, String after, int limit) throws StorageException {
    List<K> all = all(driver, scope).toList();
    int place = after.isEmpty() ? 0 : all.stream().map(LinkKey::name).toList().indexOf(after) + 1;
    return place == 0 && !after.isEmpty()
        ? Page.last(List.of())
        : ReferenceStore.page(all.stream().skip(place), limit);
  }
}
