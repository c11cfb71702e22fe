// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.RepositoryName;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.UploadStore;
import io.stowage.tck.fault.Calls;
import io.stowage.tck.fault.Mishap;
import io.stowage.tck.kit.Race;
import io.stowage.tck.kit.Scene;
import io.stowage.tck.wire.Trouble;
import io.stowage.tck.wire.Wire;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Of all the requests that a driver sends to its store, each meets with trouble in one of several
 * journeys, and all end well.
 */
final class NetworkLaws extends LawSuite {
  private static final int LAYER = 25_000;

  /** Of this many journeys each has trouble with every so many-th request. */
  private static final int EVERY = 7;

  /** What another instance, which has a good network, looks for halves after. */
  private static final Set<Trouble> LEAVING_HALVES = Set.of(Trouble.CUT, Trouble.DAMAGED);

  NetworkLaws(Scene scene) {
    super(scene);
  }

  @Proves(Law.ERRORS)
  void aRequestThatABusyNetworkRefusesIsMadeAgain() throws Exception {
    expectToArriveThough(Trouble.REFUSED);
  }

  @Proves(Law.COMMIT)
  void aRequestThatBreaksOffLeavesNothingByHalves() throws Exception {
    expectToArriveThough(Trouble.CUT);
  }

  @Proves(Law.COMMIT)
  void aRequestWhoseAnswerIsLostCanBeMadeAgain() throws Exception {
    expectToArriveThough(Trouble.LOST);
  }

  @Proves(Law.ERRORS)
  void anAnswerThatBreaksOffIsNotTakenForWhole() throws Exception {
    expectToArriveThough(Trouble.CURTAILED);
  }

  @Proves(Law.COMMIT)
  void aRequestThatIsDeliveredTwiceChangesNothing() throws Exception {
    expectToArriveThough(Trouble.REPEATED);
  }

  @Proves(Law.VERIFICATION)
  void bytesThatAreDamagedOnTheirWayAreNotPublished() throws Exception {
    expectToArriveThough(Trouble.DAMAGED);
  }

  @Proves(Law.ERRORS)
  void anAnswerThatIsNoiseIsAskedForAgain() throws Exception {
    expectToArriveThough(Trouble.GARBLED);
  }

  @Proves(Law.COMMIT)
  void anAnswerThatComesTooLateChangesNothing() throws Exception {
    expectToArriveThough(Trouble.LATE);
  }

  private void expectToArriveThough(Trouble trouble) throws Exception {
    here();
    there();
    Race.allSucceed(
        EVERY,
        number -> {
          travel(number, trouble);
          return number;
        });
    UploadStore uploads = there().uploads();
    Instant inAnHour = Instant.now().plus(Duration.ofHours(1));
    uploads.sweep(inAnHour, false);
    assertThat(uploads.sweep(inAnHour, true)).as("leftovers after a sweep").isZero();
  }

  private void travel(int number, Trouble trouble) throws Exception {
    try (Wire wire = new Wire(scene.backend().way().store(), number + 1, EVERY, trouble);
        StorageDriver driver = scene.openThrough(wire.url(), "wire " + (number + 1))) {
      try {
        travel(number, driver, trouble);
      } catch (IOException | RuntimeException | AssertionError e) {
        throw new AssertionError(
            e
                + "\nwhere of what the driver sent to the store\n  "
                + String.join("\n  ", wire.struck()),
            e);
      }
      assertThat(wire.struck()).as("requests that came by the wire").isNotEmpty();
    }
  }

  private void travel(int number, StorageDriver driver, Trouble trouble) throws IOException {
    StorageDriver there = there();
    RepositoryName repository = RepositoryName.parse("tck/journey" + number);
    Journey[] journey = new Journey[1];
    Calls calls =
        new Calls(
            0,
            Mishap.NONE,
            () -> {
              if (LEAVING_HALVES.contains(trouble)) {
                journey[0].expectNothingByHalves(there);
              }
            });
    journey[0] =
        new Journey(
            repository, content(LAYER), content(500), content(600), new Patient(calls.to(driver)));
    journey[0].make();
    journey[0].expectArrived(there);
  }
}
