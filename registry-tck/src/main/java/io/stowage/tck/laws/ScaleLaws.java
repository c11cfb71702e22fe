// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.Page;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkStore;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.tck.kit.Holdings;
import io.stowage.tck.kit.LargeStore;
import io.stowage.tck.kit.Scene;
import io.stowage.tck.kit.Walk;
import io.stowage.tck.kit.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page costs what a page holds, not what the store holds. */
final class ScaleLaws extends LawSuite {
  private static final int FEW = 1000;
  private static final int PAGE = 100;
  private static final int TIMES = 20;
  private static final long MOST = 4 * MIB;

  ScaleLaws(Scene scene) {
    super(scene);
  }

  private Work work(Work.Act act) throws Exception {
    return Work.of(scene.backend().calls(), TIMES, act);
  }

  @Proves(Law.ORDER)
  void aPageOfAHundredThousandLinksTakesWhatAPageOfAThousandTakes() throws Exception {
    Digest few = middle(LargeStore.writeLinks(here(), FEW));
    LinkStore large = scene.openLarge().links();
    Digest many = middle(scene.large().links());

    Work small = work(() -> expectPage(links(here().links(), few)));
    Work work = work(() -> expectPage(links(large, many)));

    work.expectNoMoreThan(small);
  }

  @Proves(Law.ORDER)
  void aPageOfTwentyThousandBlobsTakesWhatAPageOfAThousandTakes() throws Exception {
    Digest few = middle(LargeStore.putBlobs(here(), FEW));
    StorageDriver large = scene.openLarge();
    Digest many = middle(scene.large().blobs());

    Work small = work(() -> expectPage(here().blobs().list(few, PAGE)));
    Work work = work(() -> expectPage(large.blobs().list(many, PAGE)));

    work.expectNoMoreThan(small);
  }

  private static Digest middle(List<Digest> digests) {
    return digests.get(digests.size() / 2);
  }

  private static Page<LinkKey.Blob> links(LinkStore links, Digest after) throws StorageException {
    return links.list(LargeStore.scope(), after.toString(), PAGE);
  }

  private static void expectPage(Page<?> page) {
    assertThat(page.items()).hasSize(PAGE);
  }

  @Proves(Law.ORDER)
  void readingALinkOfAHundredThousandTakesWhatOneOfAThousandTakes() throws Exception {
    Digest few = middle(LargeStore.writeLinks(here(), FEW));
    LinkStore large = scene.openLarge().links();
    Digest many = middle(scene.large().links());

    Work small = work(() -> assertThat(here().links().read(key(few))).contains(few));
    Work work = work(() -> assertThat(large.read(key(many))).contains(many));

    work.expectNoMoreThan(small);
  }

  private static LinkKey key(Digest digest) {
    return new LinkKey.Blob(LargeStore.scope().repository(), digest);
  }

  @Proves(Law.ORDER)
  void pagesOfAVeryLargeStoreHoldNoMoreThanTheyShow() throws Exception {
    StorageDriver large = scene.openLarge();
    Duration patience = scene.backend().patience().dividedBy(12);
    List<Digest> links = scene.large().links();
    List<Digest> blobs = scene.large().blobs();
    links(large.links(), links.get(0));
    long before = Holdings.memory();

    List<Page<?>> pages = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      pages.add(links(large.links(), links.get(i * links.size() / TIMES)));
      pages.add(large.blobs().list(blobs.get(i * blobs.size() / TIMES), PAGE));
    }

    Holdings.expectMemory(before + MOST, patience);
    assertThat(pages).allSatisfy(ScaleLaws::expectPage);
  }

  @Proves(Law.ORDER)
  void pagesOfAVeryLargeStoreGiveEachOnce() throws Exception {
    StorageDriver large = scene.openLarge();

    Walk.expect("by pages of 3000", Walk.all(large.blobs()::list, 3000), scene.large().blobs());
    Walk.Pages<Digest> links = (after, limit) -> targets(large.links(), after, limit);
    Walk.expect("by pages of 4000", Walk.all(links, 4000), scene.large().links());
  }

  private static Page<Digest> targets(LinkStore links, @Nullable Digest after, int limit)
      throws StorageException {
    Page<LinkKey.Blob> page =
        links.list(LargeStore.scope(), after == null ? "" : after.toString(), limit);
    List<Digest> digests = page.items().stream().map(LinkKey.Blob::digest).toList();
    return new Page<>(digests, page.more());
  }
}
