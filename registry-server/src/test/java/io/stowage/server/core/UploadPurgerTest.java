// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import static io.stowage.server.core.Errors.refused;
import static io.stowage.server.core.TestRegistry.OTHER;
import static io.stowage.server.core.TestRegistry.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.ErrorCode;
import io.stowage.storage.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UploadPurgerTest {
  private static final Duration AGE = Duration.ofHours(1);

  private final WatchedDriver watched = new WatchedDriver(TestRegistry.open());
  private final TestRegistry test = new TestRegistry(watched.driver, RegistryOptions.defaults());
  private final UploadService uploads = test.registry.uploads();
  private final UploadPurger purger = new UploadPurger(watched.driver, AGE, false);

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void removesOldUploadsOfAllRepositories() {
    UploadState one = uploads.begin(REPOSITORY, DigestAlgorithm.SHA256);
    UploadState two = uploads.begin(OTHER, DigestAlgorithm.SHA256);

    PurgeReport report = purger.run(later());

    assertThat(report).isEqualTo(new PurgeReport(2, 0, 0, false));
    refused(ErrorCode.BLOB_UPLOAD_UNKNOWN, () -> uploads.status(one.key(), null));
    refused(ErrorCode.BLOB_UPLOAD_UNKNOWN, () -> uploads.status(two.key(), null));
  }

  @Test
  void leavesYoungUploadsAlone() {
    UploadState upload = uploads.begin(REPOSITORY, DigestAlgorithm.SHA256);

    PurgeReport report = purger.run(Instant.now());

    assertThat(report.uploads()).isZero();
    assertThat(uploads.status(upload.key(), null).offset()).isZero();
  }

  @Test
  void removesManyUploads() {
    List<UploadState> many = new ArrayList<>();
    for (int i = 0; i < 2_100; i++) {
      many.add(uploads.begin(REPOSITORY, DigestAlgorithm.SHA256));
    }

    assertThat(purger.run(later()).uploads()).isEqualTo(many.size());
    assertThat(purger.run(later()).uploads()).isZero();
  }

  @Test
  void onlyCountsInADryRun() {
    UploadState upload = uploads.begin(REPOSITORY, DigestAlgorithm.SHA256);

    PurgeReport report = new UploadPurger(watched.driver, AGE, true).run(later());

    assertThat(report).isEqualTo(new PurgeReport(1, 0, 0, true));
    assertThat(uploads.status(upload.key(), null).offset()).isZero();
  }

  @Test
  void goesOnAfterAnUploadThatCannotBeRemoved() {
    uploads.begin(REPOSITORY, DigestAlgorithm.SHA256);
    uploads.begin(OTHER, DigestAlgorithm.SHA256);
    watched.fail("StagedUpload.discard", () -> new StorageException.Unavailable("away", null));

    PurgeReport report = purger.run(later());

    assertThat(report).isEqualTo(new PurgeReport(2, 2, 0, false));
    assertThat(watched.calls("UploadStore.sweep")).isEqualTo(1);
    watched.mend();
    assertThat(purger.run(later()).failed()).isZero();
  }

  @Test
  void doesNotMindAnUploadThatAnotherInstanceRemoved() {
    UploadState upload = uploads.begin(REPOSITORY, DigestAlgorithm.SHA256);
    watched.before("UploadStore.resume", () -> uploads.cancel(upload.key()));

    assertThat(purger.run(later())).isEqualTo(new PurgeReport(1, 0, 0, false));
  }

  @Test
  void failsWhereUploadsCannotBeListed() {
    watched.fail("UploadStore.list", () -> new StorageException.Unavailable("away", null));

    refused(ErrorCode.UNAVAILABLE, () -> purger.run(later()));
  }

  private static Instant later() {
    return Instant.now().plus(AGE).plusSeconds(2);
  }
}
