// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.Page;
import io.stowage.storage.BlobStore;
import io.stowage.storage.StorageException;
import io.stowage.storage.VerifiedContent;
import io.stowage.tck.kit.Content;
import io.stowage.tck.kit.Race;
import io.stowage.tck.kit.Scene;
import io.stowage.tck.kit.Walk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Blobs are listed by their digests, page by page. */
final class BlobListingLaws extends LawSuite {
  BlobListingLaws(Scene scene) {
    super(scene);
  }

  @Proves(Law.ORDER)
  void blobsOfBothAlgorithmsAreListedInOrder() throws StorageException {
    BlobStore blobs = scene.openStock().blobs();

    Walk.expect("by pages of 1000", Walk.all(blobs::list, 1000), scene.stock().blobs());
  }

  @Proves(Law.ORDER)
  void pagesOfBlobsOfAnySizeGiveEachOnce() throws StorageException {
    BlobStore blobs = scene.openStock().blobs();
    int all = scene.stock().blobs().size();

    for (int limit : new int[] {37, 999, all - 1, all, all + 1, Integer.MAX_VALUE}) {
      Walk.expect("by pages of " + limit, Walk.all(blobs::list, limit), scene.stock().blobs());
    }
  }

  @Proves(Law.ORDER)
  void aPageOfOneBlobIsAPage() throws StorageException {
    BlobStore blobs = scene.openStock().blobs();
    List<Digest> all = scene.stock().blobs();

    Page<Digest> first = blobs.list(null, 1);
    Page<Digest> next = blobs.list(all.get(1233), 1);

    assertThat(first).isEqualTo(new Page<>(all.subList(0, 1), true));
    assertThat(next).isEqualTo(new Page<>(all.subList(1234, 1235), true));
  }

  @Proves(Law.ORDER)
  void aListingOfBlobsGoesOnAfterADigestThatNeverWas() throws StorageException {
    BlobStore blobs = scene.openStock().blobs();
    List<Digest> all = scene.stock().blobs();

    for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
      for (String lead : new String[] {"0", "00", "7f8", "80", "ff", "f"}) {
        Digest after = new Digest(algorithm, pad(lead, algorithm.hexLength()));
        List<Digest> expected = all.stream().filter(one -> one.compareTo(after) > 0).toList();

        Walk.expect("after " + after, Walk.after(blobs::list, after, 700), expected);
      }
    }
  }

  private static String pad(String lead, int length) {
    return lead + lead.substring(lead.length() - 1).repeat(length - lead.length());
  }

  @Proves(Law.ORDER)
  void nothingIsListedAfterTheLastBlob() throws StorageException {
    BlobStore blobs = scene.openStock().blobs();
    List<Digest> all = scene.stock().blobs();

    assertThat(blobs.list(all.get(all.size() - 1), 100)).isEqualTo(Page.last(List.of()));
  }

  @Proves(Law.ORDER)
  void aListingOfBlobsOutlivesItsCursor() throws StorageException {
    List<Digest> digests = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Content content = content(100);
      here().blobs().put(content.verified());
      digests.add(content.digest());
    }
    Collections.sort(digests);
    Page<Digest> first = here().blobs().list(null, 5);

    here().blobs().delete(first.items().get(4));

    assertThat(Walk.after(there().blobs()::list, first.items().get(4), 5))
        .isEqualTo(digests.subList(5, 10));
  }

  @Proves(Law.ORDER)
  void anEmptyStoreListsNoBlobs() throws StorageException {
    assertThat(here().blobs().list(null, 10)).isEqualTo(Page.last(List.of()));
  }

  @Proves(Law.ORDER)
  void whatIsDeletedIsListedNoMore() throws StorageException {
    Digest kept = push(here(), content(10));
    Digest deleted = push(here(), content(11));

    here().blobs().delete(deleted);

    assertThat(Walk.all(here().blobs()::list, 10)).containsExactly(kept);
  }

  @Proves(Law.ORDER)
  void aListingWhileBlobsAreAddedMissesNoneOfThoseBefore() throws Exception {
    List<Digest> before = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      VerifiedContent content = content(100).verified();
      here().blobs().put(content);
      before.add(content.digest());
    }
    BlobStore writer = here().blobs();
    BlobStore reader = there().blobs();

    Race.allSucceed(
        2,
        number -> {
          if (number == 0) {
            for (int i = 0; i < 100; i++) {
              writer.put(content(50).verified());
            }
          } else {
            for (int i = 0; i < 5; i++) {
              List<Digest> listed = Walk.all(reader::list, 7);
              assertThat(listed).containsAll(before).isSorted().doesNotHaveDuplicates();
            }
          }
          return number;
        });
  }
}
