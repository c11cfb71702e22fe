// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.LinkKey;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadKey;
import io.stowage.storage.UploadStore;
import io.stowage.tck.kit.Content;
import io.stowage.tck.kit.Scene;
import io.stowage.tck.kit.Watch;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Sweeping takes what nobody can reach, and work that ends well leaves nothing of that kind. */
final class SweepLaws extends LawSuite {
  private final Content content = content(300 * KIB);

  SweepLaws(Scene scene) {
    super(scene);
  }

  private static Instant inAnHour() {
    return Instant.now().plus(Duration.ofHours(1));
  }

  @Proves(Law.LEAKS)
  void sweepingLeavesUploadsAlone() throws IOException {
    UploadKey key = leave(here(), content.first(100 * KIB));

    there().uploads().sweep(inAnHour(), false);

    expectStored(here(), finish(here(), key, content), content);
  }

  @Proves(Law.LEAKS)
  void sweepingLeavesUploadsWithoutBytesAlone() throws IOException {
    UploadKey key = leave(here(), content(0));

    there().uploads().sweep(inAnHour(), false);

    expectStored(here(), finish(here(), key, content), content);
  }

  @Proves(Law.LEAKS)
  void sweepingLeavesContentAndLinksAlone() throws IOException {
    Content put = content(10);
    Digest digest = push(here(), content);
    here().blobs().put(put.verified());
    here().links().write(tag("latest"), digest);
    here().links().write(new LinkKey.Referrer(REPOSITORY, digest, digest), digest);

    there().uploads().sweep(inAnHour(), false);

    expectStored(here(), digest, content);
    expectStored(here(), put.digest(), put);
    assertThat(here().links().read(tag("latest"))).contains(digest);
    assertThat(here().links().read(new LinkKey.Referrer(REPOSITORY, digest, digest)))
        .contains(digest);
  }

  @Proves(Law.LEAKS)
  void workThatEndsWellLeavesNothingToSweep() throws IOException {
    push(here(), content);
    push(there(), content);
    here().blobs().put(content(10).verified());
    here().links().write(tag("latest"), someDigest());
    here().links().write(tag("latest"), someDigest());
    here().links().delete(tag("latest"));
    here().blobs().delete(content.digest());
    try (BlobUpload upload = begin(here())) {
      content.appendTo(upload);
      upload.discard();
    }

    expectNothingToSweep();
  }

  @Proves(Law.LEAKS)
  void workThatIsRefusedLeavesNothingToSweep() throws IOException {
    try (BlobUpload upload = begin(here())) {
      content.appendTo(upload);
      expectError(StorageException.DigestMismatch.class, () -> upload.commit(someDigest()));
      upload.discard();
    }
    UploadKey key = leave(here(), content);
    try (BlobUpload late = resume(there(), key)) {
      late.checkpoint();
      finish(here(), key, content);
      expectError(StorageException.Gone.class, () -> late.commit(content.digest()));
    }

    expectNothingToSweep();
  }

  @Proves(Law.LEAKS)
  void anUploadInProgressIsNothingToSweep() throws IOException {
    leave(here(), content);
    try (BlobUpload open = begin(here())) {
      content.appendTo(open);

      expectNothingToSweep();
    }
  }

  private void expectNothingToSweep() throws StorageException {
    assertThat(there().uploads().sweep(inAnHour(), true)).as("leftovers, counted").isZero();
    assertThat(there().uploads().sweep(inAnHour(), false)).as("leftovers, removed").isZero();
  }

  @Proves(Law.LEAKS)
  void sweepingWhatIsOldHarmsNoneOfTheWorkThatGoesOn() throws Exception {
    UploadStore there = there().uploads();
    Watch.Step sweep = () -> there.sweep(Instant.now().minus(Duration.ofHours(1)), false);

    Watch.during(
        1,
        sweep,
        () -> {
          try (BlobUpload upload = begin(here())) {
            content.first(100 * KIB).appendTo(upload);
            sweep.run();
            content.appendTo(upload);
            upload.commit(content.digest());
          }
          sweep.run();
          expectStored(here(), content.digest(), content);
          here().links().write(tag("latest"), content.digest());
          sweep.run();
          assertThat(here().links().read(tag("latest"))).contains(content.digest());
        });
  }
}
