// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.storage.StorageDriver;
import io.stowage.storage.UploadStore;
import io.stowage.tck.crash.Deed;
import io.stowage.tck.crash.Kill;
import io.stowage.tck.kit.Race;
import io.stowage.tck.kit.Scene;
import java.time.Duration;
import java.time.Instant;

/** Processes are killed at any point of what they do; others find all that was acknowledged. */
final class CrashLaws extends LawSuite {
  private static final int AT_ONCE = 2;
  private static final int KILLS_EACH = 21;

  CrashLaws(Scene scene) {
    super(scene);
  }

  @Proves(Law.COMMIT)
  void aProcessKilledWhileItCommitsLosesNothingAndLeavesNothingByHalves() throws Exception {
    expectToOutlive(Deed.COMMIT);
  }

  @Proves(Law.COMMIT)
  void aProcessKilledWhileItPutsLosesNothingAndLeavesNothingByHalves() throws Exception {
    expectToOutlive(Deed.PUT);
  }

  @Proves(Law.COMMIT)
  void aProcessKilledWhileItMovesATagLeavesTheOldOrTheNew() throws Exception {
    expectToOutlive(Deed.LINK);
  }

  @Proves(Law.COMMIT)
  void aProcessKilledWhileItDeletesATagLeavesItOrNot() throws Exception {
    expectToOutlive(Deed.DELETE);
  }

  @Proves(Law.INSTANCES)
  void anUploadOfAProcessThatWasKilledIsFinishedByAnother() throws Exception {
    expectToOutlive(Deed.APPEND);
  }

  private void expectToOutlive(Deed deed) throws Exception {
    StorageDriver here = here();
    Race.allSucceed(
        AT_ONCE,
        runner -> {
          for (int i = 0; i < scene.times(KILLS_EACH); i++) {
            Kill kill = Kill.of(scene.backend(), deed, runner * 1000L + i + 1);
            scene.trail().note(kill.toString());
            kill.check(here);
          }
          return runner;
        });
    UploadStore uploads = there().uploads();
    Instant inAnHour = Instant.now().plus(Duration.ofHours(1));
    uploads.sweep(inAnHour, false);
    assertThat(uploads.sweep(inAnHour, true)).as("leftovers after a sweep").isZero();
  }
}
