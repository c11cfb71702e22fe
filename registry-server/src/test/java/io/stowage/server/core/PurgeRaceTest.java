// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import static io.stowage.server.core.TestRegistry.REPOSITORY;
import static io.stowage.server.core.TestRegistry.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.ErrorCode;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDrivers;
import io.stowage.storage.StorageException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A purge that takes uploads which somebody works on: it ends them, or it does not. */
class PurgeRaceTest {
  private static final int UPLOADS = 300;
  private static final Duration AGE = Duration.ofHours(1);

  @TempDir Path directory;

  @Test
  void whatIsAcknowledgedOnTheHeapIsThere() throws Exception {
    race(TestRegistry.open());
  }

  @Test
  void whatIsAcknowledgedOnADiskIsThere() throws Exception {
    race(StorageDrivers.load().open("filesystem", Map.of("rootdirectory", directory.toString())));
  }

  /** Nothing is swept: a sweep as far in the future would take what is not a moment old. */
  private static void race(StorageDriver real) throws Exception {
    WatchedDriver watched = new WatchedDriver(real);
    watched.fail("UploadStore.sweep", () -> new StorageException.Unavailable("not swept", null));
    UploadPurger purger = new UploadPurger(watched.driver, AGE, false);
    AtomicBoolean over = new AtomicBoolean();
    try (TestRegistry test = new TestRegistry(watched.driver, RegistryOptions.defaults())) {
      CompletableFuture<Void> purging =
          CompletableFuture.runAsync(
              () -> {
                while (!over.get()) {
                  Instant later = Instant.now().plus(AGE).plusSeconds(2);
                  Errors.refused(ErrorCode.UNAVAILABLE, () -> purger.run(later));
                }
              });
      for (int i = 0; i < UPLOADS; i++) {
        String content = "layer " + i;
        if (push(test.registry.uploads(), content)) {
          assertThat(test.read(test.registry.blobs().find(REPOSITORY, sha256(content))))
              .isEqualTo(content);
        } else {
          Errors.refused(
              ErrorCode.BLOB_UNKNOWN,
              () -> test.registry.blobs().find(REPOSITORY, sha256(content)));
        }
      }
      over.set(true);

      purging.get();
    }
  }

  /** Pushes in several requests; whether it was acknowledged. Else the upload is unknown. */
  private static boolean push(UploadService uploads, String content) {
    UploadState state;
    try {
      state = uploads.begin(REPOSITORY, DigestAlgorithm.SHA256);
    } catch (RegistryException e) {
      // it was taken for an old one while it was made
      assertThat(e.code()).isIn(ErrorCode.UNAVAILABLE, ErrorCode.RANGE_INVALID);
      return false;
    }
    try {
      for (String part : content.split("(?<= )", -1)) {
        try (UploadSession session = uploads.open(state.key(), state)) {
          session.append(ByteBuffer.wrap(TestRegistry.bytes(part)));
          state = session.checkpoint();
        }
      }
      try (UploadSession session = uploads.open(state.key(), state)) {
        session.commit(sha256(content));
      }
      return true;
    } catch (RegistryException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.BLOB_UPLOAD_UNKNOWN);
      return false;
    }
  }
}
