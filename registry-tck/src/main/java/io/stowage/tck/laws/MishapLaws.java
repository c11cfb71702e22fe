// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.RepositoryName;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.tck.fault.Calls;
import io.stowage.tck.fault.Mishap;
import io.stowage.tck.kit.Scene;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Of all the calls that a registry makes one goes wrong, each in its turn, and all ends well. */
final class MishapLaws extends LawSuite {
  private static final int LAYER = 25_000;

  private int journeys;

  MishapLaws(Scene scene) {
    super(scene);
  }

  @Proves(Law.COMMIT)
  void aCallThatIsCutOffCanBeMadeAgain() throws IOException {
    expectToArriveThough(Mishap.CUT, 0);
    expectNothingToSweep();
  }

  @Proves(Law.COMMIT)
  void aCallWhoseAnswerIsLostCanBeMadeAgain() throws IOException {
    expectToArriveThough(Mishap.LOST, 1);
    expectNothingToSweep();
  }

  @Proves(Law.COMMIT)
  void aCallThatIsRepeatedChangesNothing() throws IOException {
    expectToArriveThough(Mishap.REPEATED, 2);
    expectNothingToSweep();
  }

  @Proves(Law.VERIFICATION)
  void aBufferThatIsOverwrittenAfterItsCallChangesNothing() throws IOException {
    expectToArriveThough(Mishap.OVERWRITTEN, 3);
  }

  @Proves(Law.ERRORS)
  void aCallOfAnInterruptedThreadIsMadeOrFailsAsUnavailable() throws IOException {
    expectToArriveThough(Mishap.INTERRUPTED, 4);
    there().uploads().sweep(inAnHour(), false);
    expectNothingToSweep();
  }

  /** Where not all calls are struck, the laws begin with different ones. */
  private void expectToArriveThough(Mishap mishap, int skipped) throws IOException {
    int count = count();
    StorageDriver here = here();
    int step = scene.stride();
    for (int struck = 1 + skipped % step; struck <= count; struck += step) {
      Calls calls = new Calls(struck, mishap);
      travel(calls, new Patient(calls.to(here)));
    }
  }

  /** How many calls there are if all goes well. */
  private int count() throws IOException {
    Calls calls = new Calls(0, Mishap.NONE);
    travel(calls, new Patient(calls.to(here())));
    return calls.count();
  }

  @Proves(Law.INSTANCES)
  void whereAnInstanceIsClosedAnotherGoesOn() throws IOException {
    int count = count();
    for (int struck = 1; struck <= count; struck += scene.stride()) {
      Calls calls = new Calls(struck, Mishap.CLOSED);
      try (StorageDriver closing = scene.open("closing")) {
        travel(calls, new Changing(calls.to(closing), there()));
      }
    }
  }

  private void travel(Calls calls, Journey.Caller caller) throws IOException {
    Journey journey = journey(caller);
    try {
      journey.make();
      journey.expectArrived(there());
    } catch (IOException | RuntimeException | AssertionError e) {
      throw new AssertionError(calls + ", and then: " + e, e);
    }
  }

  private Journey journey(Journey.Caller caller) {
    RepositoryName repository = RepositoryName.parse("tck/journey" + journeys++);
    scene.trail().note("a journey to " + repository + " begins");
    return new Journey(repository, content(LAYER), content(500), content(600), caller);
  }

  @Proves(Law.COMMIT)
  void betweenNoTwoCallsIsAnythingSeenByHalves() throws IOException {
    StorageDriver there = there();
    Journey[] journey = new Journey[1];
    Calls calls = new Calls(0, Mishap.NONE, () -> journey[0].expectNothingByHalves(there));
    journey[0] = journey(new Patient(calls.to(here())));

    journey[0].make();

    journey[0].expectArrived(there);
  }

  private static Instant inAnHour() {
    return Instant.now().plus(Duration.ofHours(1));
  }

  private void expectNothingToSweep() throws StorageException {
    assertThat(there().uploads().sweep(inAnHour(), true)).as("leftovers").isZero();
  }

  /** Goes on with another instance. */
  private static final class Changing implements Journey.Caller {
    private StorageDriver driver;
    private final StorageDriver other;

    Changing(StorageDriver driver, StorageDriver other) {
      this.driver = driver;
      this.other = other;
    }

    @Override
    public StorageDriver driver() {
      return driver;
    }

    @Override
    public void after(StorageException error) {
      driver = other;
    }
  }
}
