// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Page;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.UploadId;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadInfo;
import io.stowage.storage.UploadKey;
import io.stowage.storage.UploadStore;
import io.stowage.tck.kit.Scene;
import io.stowage.tck.kit.Walk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Uploads in progress are listed by repository and id. */
final class UploadListingLaws extends LawSuite {
  /** How far the clocks of this machine and the backend may be apart. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  UploadListingLaws(Scene scene) {
    super(scene);
  }

  private static Walk.Pages<UploadInfo> pages(UploadStore uploads) {
    return (after, limit) -> uploads.list(after == null ? null : after.key(), limit);
  }

  private List<UploadKey> beginSome() throws StorageException {
    List<UploadKey> keys = new ArrayList<>();
    for (String repository : List.of("b", "a", "a/b", "a-b", "a0", "a.b")) {
      for (int i = 0; i < 3; i++) {
        UploadKey key = new UploadKey(RepositoryName.parse(repository), UploadId.random());
        here().uploads().begin(key).close();
        keys.add(key);
      }
    }
    Collections.sort(keys);
    return keys;
  }

  @Proves(Law.ORDER)
  void uploadsAreListedByRepositoryAndId() throws StorageException {
    List<UploadKey> keys = beginSome();

    assertThat(there().uploads().list(null, 100).items())
        .extracting(UploadInfo::key)
        .isEqualTo(keys);
  }

  @Proves(Law.ORDER)
  void pagesOfUploadsOfAnySizeGiveEachOnce() throws StorageException {
    List<UploadKey> keys = beginSome();

    for (int limit = 1; limit <= keys.size() + 1; limit++) {
      assertThat(Walk.all(pages(there().uploads()), limit))
          .as("by pages of %d", limit)
          .extracting(UploadInfo::key)
          .isEqualTo(keys);
    }
  }

  @Proves(Law.ORDER)
  void aListingOfUploadsGoesOnAfterAKeyThatNeverWas() throws StorageException {
    List<UploadKey> keys = beginSome();

    for (String repository : List.of("0", "a", "a-c", "a/a", "a/z", "b", "c")) {
      for (String id : List.of("-", "7", "zz")) {
        UploadKey after = new UploadKey(RepositoryName.parse(repository), UploadId.parse(id));
        assertThat(there().uploads().list(after, 100).items())
            .as("after %s", after)
            .extracting(UploadInfo::key)
            .isEqualTo(keys.stream().filter(key -> key.compareTo(after) > 0).toList());
      }
    }
  }

  @Proves(Law.ORDER)
  void aListingOfUploadsOutlivesItsCursor() throws StorageException {
    List<UploadKey> keys = beginSome();

    try (BlobUpload upload = resume(here(), keys.get(4))) {
      upload.discard();
    }

    assertThat(there().uploads().list(keys.get(4), 100).items())
        .extracting(UploadInfo::key)
        .isEqualTo(keys.subList(5, keys.size()));
  }

  @Proves(Law.ORDER)
  void aStoreWithoutUploadsListsNone() throws StorageException {
    push(here(), content(10));

    assertThat(here().uploads().list(null, 10)).isEqualTo(Page.last(List.of()));
  }

  @Proves(Law.INSTANCES)
  void anUploadTellsWhenItWasBegun() throws StorageException {
    Instant now = Instant.now();
    UploadKey key = leave(here(), content(10));
    finishLater(key);

    assertThat(there().uploads().list(null, 10).items())
        .singleElement()
        .extracting(UploadInfo::startedAt)
        .satisfies(at -> assertThat(at).isBetween(now.minus(SKEW), now.plus(SKEW)));
  }

  private void finishLater(UploadKey key) throws StorageException {
    try (BlobUpload upload = resume(there(), key)) {
      content(20).appendTo(upload);
    }
  }
}
