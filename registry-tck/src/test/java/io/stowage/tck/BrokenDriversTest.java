// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.tck.broken.Fault;
import io.stowage.tck.broken.LeakFaults;
import io.stowage.tck.laws.LawTest;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.AssertionFailedError;

/**
 * Each broken driver fails the tests that are named for it and none beside them, and each test
 * fails some driver. That a good driver passes all of them is tested elsewhere.
 */
class BrokenDriversTest {

  @ParameterizedTest(name = "a driver that {0}")
  @MethodSource("io.stowage.tck.broken.Fault#all")
  void failsTheTestsThatAreNamedForIt(Fault fault) throws IOException {
    Set<String> failed = failedBy(fault);

    failed.removeAll(fault.perhaps());
    assertThat(failed).isEqualTo(fault.broken());
  }

  /** Of the tests that stand in one class with those that are named, the ones that fail. */
  private static Set<String> failedBy(Fault fault) throws IOException {
    Set<String> groups =
        Suite.allTests().stream()
            .filter(test -> fault.broken().contains(test.id()))
            .map(LawTest::group)
            .collect(Collectors.toSet());
    List<LawTest> beside =
        Suite.allTests().stream().filter(test -> groups.contains(test.group())).toList();
    Set<String> failed = new HashSet<>();
    try (TckRun run = new TckRun(beside)) {
      run.laws(() -> BrokenDriverTck.brokenBy(fault.name()).backend(), List.of())
          .flatMap(DynamicContainer::getChildren)
          .map(DynamicTest.class::cast)
          .filter(test -> fails(test.getExecutable()))
          .map(test -> test.getTestSourceUri().orElseThrow().getSchemeSpecificPart())
          .forEach(failed::add);
    } finally {
      LeakFaults.stop();
    }
    return failed;
  }

  private static boolean fails(Executable test) {
    try {
      test.execute();
      return false;
    } catch (AssertionFailedError failure) {
      return true;
    } catch (Throwable other) {
      throw new AssertionError("a test of the TCK fails with this alone", other);
    }
  }

  @Test
  void aDriverThatDescribesItselfBadlyFailsTheTestsOfThat() {
    TckResult result = TckResult.of(SloppyTck.class);

    assertThat(result.failed().keySet()).isEqualTo(SloppyTck.BROKEN);
  }

  @Test
  void thereIsNoTestThatCannotFail() {
    Set<String> broken =
        Stream.concat(
                Fault.all().stream().flatMap(fault -> fault.broken().stream()),
                SloppyTck.BROKEN.stream())
            .collect(Collectors.toSet());

    Set<String> ofAnotherTest =
        Stream.of(Suite.CRASH, Suite.NETWORK)
            .flatMap(suite -> suite.tests().stream())
            .map(LawTest::id)
            .collect(Collectors.toSet());

    assertThat(Suite.allTests())
        .filteredOn(test -> !ofAnotherTest.contains(test.id()))
        .extracting(LawTest::id)
        .allMatch(broken::contains);
  }
}
