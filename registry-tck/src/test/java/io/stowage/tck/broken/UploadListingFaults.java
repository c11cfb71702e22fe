// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import io.stowage.registry.Page;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadInfo;
import io.stowage.storage.UploadKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Listings of uploads that are out of order, or lose their place or time. */
final class UploadListingFaults {
  private static final Comparator<UploadInfo> BY_ID = Comparator.comparing(info -> info.key().id());

  static final List<Fault> ALL =
      List.of(
          listing(
              "lists uploads by their ids",
              (driver, after, limit) ->
                  ReferenceStore.page(
                      all(driver)
                          .sorted(BY_ID)
                          .filter(
                              info -> after == null || info.key().id().compareTo(after.id()) > 0),
                      limit),
              "aListingOfUploadsGoesOnAfterAKeyThatNeverWas",
              "aListingOfUploadsOutlivesItsCursor",
              "pagesOfUploadsOfAnySizeGiveEachOnce",
              "uploadsAreListedByRepositoryAndId"),
          listing(
              "says of each page of uploads that it is the last",
              (driver, after, limit) -> Page.last(driver.uploads().list(after, limit).items()),
              "pagesOfUploadsOfAnySizeGiveEachOnce"),
          listing(
              "says of each page of uploads that there is more",
              (driver, after, limit) ->
                  new Page<>(driver.uploads().list(after, limit).items(), true),
              "aStoreWithoutUploadsListsNone",
              "pagesOfUploadsOfAnySizeGiveEachOnce"),
          listing(
              "lists from the start where the cursor is no upload",
              (driver, after, limit) ->
                  driver
                      .uploads()
                      .list(
                          after != null && driver.store.uploads.containsKey(after) ? after : null,
                          limit),
              "aListingOfUploadsGoesOnAfterAKeyThatNeverWas",
              "aListingOfUploadsOutlivesItsCursor"),
          listing(
              "does not know when an upload was begun",
              (driver, after, limit) -> {
                Page<UploadInfo> page = driver.uploads().list(after, limit);
                return new Page<>(
                    page.items().stream()
                        .map(info -> new UploadInfo(info.key(), Instant.EPOCH))
                        .toList(),
                    page.more());
              },
              "anUploadTellsWhenItWasBegun"));

  private UploadListingFaults() {}

  private interface Listing {
    Page<UploadInfo> list(ReferenceDriver driver, @Nullable UploadKey after, int limit)
        throws StorageException;
  }

  private static Fault listing(String name, Listing listing, String... broken) {
    return Fault.uploads(
        name,
        driver ->
            new ForwardingUploads(driver.uploads()) {
              @Override
              public Page<UploadInfo> list(@Nullable UploadKey after, int limit)
                  throws StorageException {
                driver.check();
                return listing.list(driver, after, limit);
              }
            },
        broken);
  }

  private static Stream<UploadInfo> all(ReferenceDriver driver) throws StorageException {
    return driver.uploads().list(null, Integer.MAX_VALUE).items().stream();
  }
}
