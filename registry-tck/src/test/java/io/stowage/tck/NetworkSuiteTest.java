// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.tck.broken.PhoneFault;
import io.stowage.tck.broken.PhoneProvider;
import io.stowage.tck.broken.ReferenceStore;
import io.stowage.tck.laws.LawTest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opentest4j.AssertionFailedError;

/**
 * Each test of the suite fails for a driver that cannot stand that trouble, and for no good one.
 */
class NetworkSuiteTest {
  private static final String REFUSED = "aRequestThatABusyNetworkRefusesIsMadeAgain";
  private static final Map<PhoneFault, Set<String>> BROKEN =
      Map.of(
          PhoneFault.NOTHING,
          Set.of(),
          PhoneFault.NO_SUM,
          Set.of("bytesThatAreDamagedOnTheirWayAreNotPublished"),
          PhoneFault.DENIED,
          Set.of(REFUSED, "bytesThatAreDamagedOnTheirWayAreNotPublished"),
          PhoneFault.UNTYPED,
          Set.of(
              "aRequestThatBreaksOffLeavesNothingByHalves",
              "aRequestWhoseAnswerIsLostCanBeMadeAgain",
              "anAnswerThatBreaksOffIsNotTakenForWhole",
              "anAnswerThatIsNoiseIsAskedForAgain",
              "anAnswerThatComesTooLateChangesNothing"),
          PhoneFault.SILENCE,
          Set.of("aRequestThatBreaksOffLeavesNothingByHalves"),
          PhoneFault.TWICE,
          Set.of(
              "aRequestWhoseAnswerIsLostCanBeMadeAgain",
              "aRequestThatIsDeliveredTwiceChangesNothing",
              "anAnswerThatBreaksOffIsNotTakenForWhole",
              "anAnswerThatIsNoiseIsAskedForAgain",
              "anAnswerThatComesTooLateChangesNothing"));

  @ParameterizedTest
  @EnumSource
  void aDriverFailsTheTestsOfWhatItCannotStandAndAGoodOneNone(PhoneFault fault) throws Exception {
    assertThat(failures(backend(fault), BROKEN.get(fault)).keySet()).isEqualTo(BROKEN.get(fault));
  }

  @Test
  void thereIsNoTestThatCannotFail() {
    Set<String> failing = BROKEN.values().stream().flatMap(Set::stream).collect(Collectors.toSet());

    assertThat(Suite.NETWORK.tests()).extracting(LawTest::id).allMatch(failing::contains);
  }

  @Test
  void aFailureTellsWhichRequestsMetWithTrouble() throws Exception {
    Map<String, String> failures = failures(backend(PhoneFault.DENIED), Set.of(REFUSED));

    assertThat(failures.get(REFUSED))
        .contains("the store answers 503")
        .contains("where of what the driver sent to the store")
        .containsPattern("request [0-9]+, POST /[0-9a-f]+…, was answered by 503 on its way");
  }

  @Test
  void withoutANetworkATestFailsAndSaysWhatIsMissing() throws Exception {
    TckBackend without =
        TckBackend.named("reference", Map.of("store", UUID.randomUUID().toString()));

    assertThat(failures(without, Set.of(REFUSED)).get(REFUSED)).contains("TckBackend.reachedBy");
  }

  @Test
  void aDriverThatGoesRoundTheWireFails() throws Exception {
    TckBackend round = phone(UUID.randomUUID().toString(), PhoneFault.NOTHING, PhoneProvider.url());
    TckBackend backend = round.reachedBy(PhoneProvider.url(), wire -> round.backend().parameters());

    assertThat(failures(backend, Set.of(REFUSED)).get(REFUSED))
        .contains("requests that came by the wire");
  }

  private static TckBackend backend(PhoneFault fault) {
    String store = UUID.randomUUID().toString();
    return phone(store, fault, PhoneProvider.url())
        .reachedBy(PhoneProvider.url(), wire -> phone(store, fault, wire).backend().parameters());
  }

  private static TckBackend phone(String store, PhoneFault fault, URI url) {
    return TckBackend.named(
            "phone", Map.of("store", store, "fault", fault.name(), "url", url.toString()))
        .cleanedBy(() -> ReferenceStore.forget(store));
  }

  /** Of these tests, or of all where none is named, those that fail, each with its message. */
  private static Map<String, String> failures(TckBackend backend, Set<String> ids)
      throws Exception {
    Map<String, String> failures = new LinkedHashMap<>();
    List<LawTest> asked =
        Suite.NETWORK.tests().stream()
            .filter(test -> ids.isEmpty() || ids.contains(test.id()))
            .toList();
    try (TckRun run = new TckRun(asked)) {
      List<DynamicTest> tests =
          run.laws(backend::backend, List.of())
              .flatMap(DynamicContainer::getChildren)
              .map(DynamicTest.class::cast)
              .toList();
      for (DynamicTest test : tests) {
        try {
          test.getExecutable().execute();
        } catch (AssertionFailedError failure) {
          failures.put(
              test.getTestSourceUri().orElseThrow().getSchemeSpecificPart(), failure.getMessage());
        } catch (Throwable other) {
          throw new AssertionError("a test of the TCK fails with this alone", other);
        }
      }
    }
    return failures;
  }
}
