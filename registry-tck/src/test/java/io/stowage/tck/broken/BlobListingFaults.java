// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.Page;
import io.stowage.storage.StorageException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Listings of blobs that are out of order, or lose their place. */
final class BlobListingFaults {
  static final List<Fault> ALL =
      List.of(
          listing(
              "lists blobs by their hex digits",
              (driver, after, limit) ->
                  ReferenceStore.page(
                      driver.store.blobs.keySet().stream()
                          .sorted(Comparator.comparing(Digest::hex))
                          .filter(one -> after == null || one.hex().compareTo(after.hex()) > 0),
                      limit),
              "aListingOfBlobsGoesOnAfterADigestThatNeverWas",
              "blobsOfBothAlgorithmsAreListedInOrder",
              "nothingIsListedAfterTheLastBlob",
              "pagesOfBlobsOfAnySizeGiveEachOnce"),
          listing(
              "lists no blobs by SHA-512",
              (driver, after, limit) ->
                  ReferenceStore.page(
                      driver.store.blobs.keySet().stream()
                          .filter(one -> one.algorithm() == DigestAlgorithm.SHA256)
                          .filter(one -> after == null || one.compareTo(after) > 0),
                      limit),
              "aListingOfBlobsGoesOnAfterADigestThatNeverWas",
              "blobsOfBothAlgorithmsAreListedInOrder",
              "pagesOfBlobsOfAnySizeGiveEachOnce"),
          listing(
              "says of each page of blobs that it is the last",
              (driver, after, limit) -> Page.last(driver.blobs().list(after, limit).items()),
              "aListingOfBlobsGoesOnAfterADigestThatNeverWas",
              "aListingWhileBlobsAreAddedMissesNoneOfThoseBefore",
              "aPageOfOneBlobIsAPage",
              "blobsOfBothAlgorithmsAreListedInOrder",
              "pagesOfBlobsOfAnySizeGiveEachOnce"),
          listing(
              "says of each page of blobs that there is more",
              (driver, after, limit) -> new Page<>(driver.blobs().list(after, limit).items(), true),
              "aListingOfBlobsGoesOnAfterADigestThatNeverWas",
              "aListingOfBlobsOutlivesItsCursor",
              "aListingWhileBlobsAreAddedMissesNoneOfThoseBefore",
              "anEmptyStoreListsNoBlobs",
              "blobsOfBothAlgorithmsAreListedInOrder",
              "nothingIsListedAfterTheLastBlob",
              "pagesOfBlobsOfAnySizeGiveEachOnce",
              "whatIsDeletedIsListedNoMore"),
          listing(
              "lists a blob more than was asked for",
              (driver, after, limit) ->
                  driver.blobs().list(after, limit == Integer.MAX_VALUE ? limit : limit + 1),
              "aListingOfBlobsGoesOnAfterADigestThatNeverWas",
              "aListingWhileBlobsAreAddedMissesNoneOfThoseBefore",
              "aPageOfOneBlobIsAPage",
              "blobsOfBothAlgorithmsAreListedInOrder",
              "pagesOfBlobsOfAnySizeGiveEachOnce"),
          listing(
              "lists the cursor among the blobs after it",
              (driver, after, limit) ->
                  ReferenceStore.page(
                      driver.store.blobs.keySet().stream()
                          .filter(one -> after == null || one.compareTo(after) >= 0),
                      limit),
              "aListingOfBlobsGoesOnAfterADigestThatNeverWas",
              "aListingWhileBlobsAreAddedMissesNoneOfThoseBefore",
              "aPageOfOneBlobIsAPage",
              "blobsOfBothAlgorithmsAreListedInOrder",
              "nothingIsListedAfterTheLastBlob",
              "pagesOfBlobsOfAnySizeGiveEachOnce"),
          listing(
              "lists from the start where the cursor is no blob",
              (driver, after, limit) ->
                  driver
                      .blobs()
                      .list(
                          after != null && driver.store.blobs.containsKey(after) ? after : null,
                          limit),
              "aListingOfBlobsGoesOnAfterADigestThatNeverWas",
              "aListingOfBlobsOutlivesItsCursor"),
          listing(
              "lists blobs from a copy that it takes for each page, and skips by its place",
              (driver, after, limit) -> {
                List<Digest> all = new ArrayList<>(driver.store.blobs.keySet());
                int place = after == null ? 0 : Collections.binarySearch(all, after) + 1;
                if (place < 0 || place > all.size()) {
                  return Page.last(List.of());
                }
                return ReferenceStore.page(all.subList(place, all.size()).stream(), limit);
              },
              "aListingOfBlobsGoesOnAfterADigestThatNeverWas",
              "aListingOfBlobsOutlivesItsCursor"),
          Fault.blobs(
              "lists blobs that were deleted",
              ListsDeleted::new,
              "aListingOfBlobsGoesOnAfterADigestThatNeverWas",
              "aListingWhileBlobsAreAddedMissesNoneOfThoseBefore",
              "aPageOfOneBlobIsAPage",
              "blobsOfBothAlgorithmsAreListedInOrder",
              "pagesOfBlobsOfAnySizeGiveEachOnce",
              "whatIsDeletedIsListedNoMore"),
          Fault.blobs(
              "lists blobs of the time when it was first asked",
              ListsOld::new,
              "aBlobThatWasCommittedHereIsSeenThere"));

  private BlobListingFaults() {}

  private interface Listing {
    Page<Digest> list(ReferenceDriver driver, @Nullable Digest after, int limit)
        throws StorageException;
  }

  private static Fault listing(String name, Listing listing, String... broken) {
    return Fault.blobs(
        name,
        driver ->
            new ForwardingBlobs(driver.blobs()) {
              @Override
              public Page<Digest> list(@Nullable Digest after, int limit) throws StorageException {
                driver.check();
                return listing.list(driver, after, limit);
              }
            },
        broken);
  }

  private static final class ListsDeleted extends ForwardingBlobs {
    private final Set<Digest> deleted = ConcurrentHashMap.newKeySet();

    ListsDeleted(ReferenceDriver driver) {
      super(driver.blobs());
    }

    @Override
    public boolean delete(Digest digest) throws StorageException {
      deleted.add(digest);
      return super.delete(digest);
    }

    @Override
    public Page<Digest> list(@Nullable Digest after, int limit) throws StorageException {
      Page<Digest> page = super.list(after, limit);
      List<Digest> all = new ArrayList<>(page.items());
      deleted.stream().filter(one -> after == null || one.compareTo(after) > 0).forEach(all::add);
      return ReferenceStore.page(all.stream().sorted().distinct(), limit);
    }
  }

  private static final class ListsOld extends ForwardingBlobs {
    private @Nullable Page<Digest> first;

    ListsOld(ReferenceDriver driver) {
      super(driver.blobs());
    }

    @Override
    public synchronized Page<Digest> list(@Nullable Digest after, int limit)
        throws StorageException {
      Page<Digest> page = super.list(after, limit);
      if (first == null) {
        first = page;
      }
      return after == null && first.items().size() < limit ? first : page;
    }
  }
}
