// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import io.stowage.storage.StorageDriver;
import io.stowage.tck.kit.Content;
import io.stowage.tck.kit.Holdings;
import io.stowage.tck.kit.Race;
import io.stowage.tck.kit.Scene;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** After thousands of calls a driver holds what it held before, and after its end nothing. */
final class HoldingLaws extends LawSuite {
  /** More than a cache of links or the like has places for. */
  private static final int WARM = 5000;

  private static final int TIMES = 3000;
  private static final long MOST = 512 * KIB;

  HoldingLaws(Scene scene) {
    super(scene);
  }

  private Duration patience() {
    return scene.backend().patience().dividedBy(12);
  }

  private interface Round {
    void run(StorageDriver driver, int number) throws IOException;
  }

  /** Rounds that leave nothing on the backend leave nothing in the process. */
  private void expectNothingHeld(Round round) throws Exception {
    StorageDriver here = here();
    for (int i = 0; i < scene.times(WARM); i++) {
      round.run(here, i);
    }
    long memory = Holdings.memory();
    List<String> threads = Holdings.threads();
    List<String> files = Holdings.files();

    for (int i = 0; i < scene.times(TIMES); i++) {
      round.run(here, WARM + i);
    }

    Holdings.expectAtMost(threads.size() + 20, threads, Holdings::threads, patience());
    Holdings.expectAtMost(files.size() + 20, files, Holdings::files, patience());
    Holdings.expectMemory(memory + MOST, patience());
  }

  @Proves(Law.LEAKS)
  void thousandsOfBlobsThatCameAndWentHoldNothing() throws Exception {
    expectNothingHeld(
        (driver, number) -> {
          Content content = content(KIB);
          driver.blobs().put(content.verified());
          driver.blobs().stat(content.digest());
          driver.blobs().delete(content.digest());
        });
  }

  @Proves(Law.LEAKS)
  void thousandsOfLinksThatCameAndWentHoldNothing() throws Exception {
    Digest digest = someDigest();
    expectNothingHeld(
        (driver, number) -> {
          LinkKey key = tag("passing-" + number + "-" + "x".repeat(100));
          driver.links().write(key, digest);
          driver.links().read(key);
          driver.links().list(new LinkScope.Tags(REPOSITORY), "", 10);
          driver.links().delete(key);
        });
  }

  @Proves(Law.LEAKS)
  void thousandsOfUploadsThatCameAndWentHoldNothing() throws Exception {
    Content content = content(KIB);
    expectNothingHeld(
        (driver, number) -> {
          try (BlobUpload upload = begin(driver)) {
            content.appendTo(upload);
            upload.discard();
          }
        });
  }

  @Proves(Law.LEAKS)
  void thousandsOfQuestionsForWhatIsNotThereHoldNothing() throws Exception {
    expectNothingHeld(
        (driver, number) -> {
          driver.blobs().stat(someDigest());
          driver.links().read(tag("absent-" + number + "-" + "x".repeat(100)));
        });
  }

  @Proves(Law.LEAKS)
  void aDriverThatIsClosedIsCollected() throws Exception {
    // one that stays open, so that nothing is collected for want of any
    here().probe();
    List<WeakReference<StorageDriver>> closed =
        List.of(usedAndClosed(), usedAndClosed(), usedAndClosed());

    // the last one may still be in some thread's hands
    Holdings.await(
        () -> closed.subList(0, 2).stream().allMatch(reference -> reference.get() == null),
        patience(),
        "drivers that were closed are still reachable");
  }

  private WeakReference<StorageDriver> usedAndClosed() throws IOException {
    StorageDriver driver = scene.backend().open();
    Content content = content(KIB);
    expectStored(driver, push(driver, content), content);
    driver.links().write(tag("latest"), someDigest());
    driver.close();
    return new WeakReference<>(driver);
  }

  @Proves(Law.LEAKS)
  void workThatRacesAndFailsLeavesNothingToSweep() throws Exception {
    Content content = content(20 * KIB);
    for (int round = 0; round < 10; round++) {
      Race.allSucceed(
          6,
          number -> {
            StorageDriver driver = number % 2 == 0 ? here() : there();
            if (number < 2) {
              push(driver, content);
            } else if (number < 4) {
              driver.blobs().put(content.verified());
            } else {
              driver.blobs().delete(content.digest());
            }
            return number;
          });
    }

    Instant inAnHour = Instant.now().plus(Duration.ofHours(1));
    assertThat(there().uploads().sweep(inAnHour, true)).as("leftovers").isZero();
    assertThat(there().uploads().list(null, 10).items()).as("uploads").isEmpty();
  }
}
