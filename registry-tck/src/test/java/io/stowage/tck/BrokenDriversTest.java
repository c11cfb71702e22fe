// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.tck.broken.Fault;
import io.stowage.tck.laws.LawTest;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each broken driver fails the tests that are named for it, and each test fails some driver. */
class BrokenDriversTest {

  @ParameterizedTest(name = "a driver that {0}")
  @MethodSource("io.stowage.tck.broken.Fault#all")
  void failsTheTestsThatAreNamedForIt(Fault fault) {
    TckResult result = BrokenDriverTck.run(fault);

    Set<String> beyondDoubt = new HashSet<>(result.failed().keySet());
    beyondDoubt.removeAll(fault.perhaps());
    assertThat(beyondDoubt).isEqualTo(fault.broken());
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

    assertThat(LawTest.all()).extracting(LawTest::id).allMatch(broken::contains);
  }
}
