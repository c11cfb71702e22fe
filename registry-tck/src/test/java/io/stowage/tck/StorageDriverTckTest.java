// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.tck.broken.Fault;
import io.stowage.tck.laws.Law;
import io.stowage.tck.laws.LawTest;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** How the TCK counts, reports, and takes deviations. */
class StorageDriverTckTest {
  private static final int ALL = Suites.of().tests().size();
  private static final int ALL_THAT_ARE_JOINED = new ReferenceTckTest().suites().tests().size();
  private static final String KEPT = "aTagIsReadAsItWasWritten";
  private static final String BROKEN = "anUploadTellsWhenItWasBegun";

  private static Fault fault() {
    return Fault.named("does not know when an upload was begun");
  }

  @Test
  void aGoodDriverPassesAllTests() {
    TckResult result = TckResult.of(ReferenceTckTest.class);

    assertThat(result.passed()).hasSize(ALL_THAT_ARE_JOINED);
    assertThat(result.failed()).isEmpty();
    assertThat(result.failuresOfTheClass()).isEmpty();
    assertThat(result.report())
        .contains(
            "driver reference: %d of %d tests ran, %d kept, 0 broken, 0 deviating"
                .formatted(ALL_THAT_ARE_JOINED, ALL_THAT_ARE_JOINED, ALL_THAT_ARE_JOINED));
  }

  @Test
  void aFailureTellsTheLawTheTestAndWhatWasDone() {
    TckResult result = BrokenDriverTck.run(fault());

    assertThat(result.failed().get(BROKEN))
        .contains("law 4: any instance can go on")
        .contains("test: " + BROKEN)
        .contains("driver: reference")
        .contains("1970-01-01T00:00:00Z")
        .contains("here.uploads.begin(tck/repository/");
  }

  @Test
  void aTestThatDeviatesHasToFail() {
    TckResult result = BrokenDriverTck.run(fault(), new Deviation(BROKEN, "it has no clock"));

    assertThat(result.failed()).isEmpty();
    assertThat(result.failuresOfTheClass()).isEmpty();
    assertThat(result.report())
        .hasValueSatisfying(line -> assertThat(line).contains("1 deviating"));
  }

  @Test
  void aDeviationThatIsNoneAnyMoreFails() {
    TckResult result =
        BrokenDriverTck.run(
            fault(), new Deviation(BROKEN, "it has no clock"), new Deviation(KEPT, "was slow"));

    assertThat(result.failed()).containsOnlyKeys(KEPT);
    assertThat(result.failed().get(KEPT)).contains("take out the deviation", "was slow");
  }

  @Test
  void aTestThatDeviatesByChanceMayFailOrNot() {
    TckResult result =
        BrokenDriverTck.run(
            fault(),
            Deviation.byChance(BROKEN, "its clock stops"),
            Deviation.byChance(KEPT, "a race"));

    assertThat(result.failed()).isEmpty();
    assertThat(result.report())
        .hasValueSatisfying(line -> assertThat(line).contains("2 deviating"));
  }

  @Test
  void aDeviationOfAnUnknownTestFailsTheClass() {
    TckResult result = BrokenDriverTck.run(fault(), new Deviation("aTestThatNeverWas", "why not"));

    assertThat(result.failuresOfTheClass())
        .anySatisfy(message -> assertThat(message).contains("unknown test", "aTestThatNeverWas"));
  }

  @Test
  void aDeviationThatIsDeclaredTwiceFailsTheClass() {
    TckResult result =
        BrokenDriverTck.run(fault(), new Deviation(BROKEN, "one"), new Deviation(BROKEN, "two"));

    assertThat(result.failuresOfTheClass())
        .anySatisfy(message -> assertThat(message).contains("declared twice"));
  }

  @Test
  void aDeviationHasAReason() {
    assertThatThrownBy(() -> new Deviation(BROKEN, " "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(BROKEN);
  }

  @Test
  void eachTestHasANameOfItsOwn() {
    assertThat(Suite.allTests()).extracting(LawTest::id).doesNotHaveDuplicates();
    assertThat(Suites.of().tests()).extracting(LawTest::law).contains(Law.values());
  }

  @Test
  void noTestMethodCanBeOverridden() {
    assertThat(Stream.of(StorageDriverTck.class.getDeclaredMethods()))
        .filteredOn(method -> method.getAnnotations().length > 0)
        .isNotEmpty()
        .allMatch(method -> Modifier.isFinal(method.getModifiers()));
  }

  @Test
  void aClassWhoseTestsAreSwitchedOffFails() {
    TckResult result = TckResult.of(SwitchedOffTck.class);

    assertThat(result.passed()).isEmpty();
    assertThat(result.failuresOfTheClass())
        .singleElement()
        .asString()
        .contains("0 of " + ALL + " tests ran");
  }

  @Test
  void aClassThatRanSomeTestsFails() {
    TckResult result = TckResult.ofTheFirstTest(ReferenceTckTest.class);

    assertThat(result.passed()).hasSize(1);
    assertThat(result.failuresOfTheClass())
        .singleElement()
        .asString()
        .contains("1 of " + ALL_THAT_ARE_JOINED + " tests ran");
  }

  @Test
  void testsWithoutABackendFailAndAreNotSkipped() {
    TckResult result = TckResult.of(AbortingTck.class);

    assertThat(result.failed()).hasSize(ALL);
    assertThat(result.failed().get(KEPT)).contains("there is no backend", "no credentials");
  }

  /** Switches the test factory off. */
  static final class Switch implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return context.getTestMethod().map(Method::getName).isPresent()
          ? ConditionEvaluationResult.disabled("too strict")
          : ConditionEvaluationResult.enabled("a class");
    }
  }

  @ExtendWith(Switch.class)
  static class SwitchedOffTck extends StorageDriverTck {
    @Override
    protected TckBackend backend() {
      throw new IllegalStateException("never asked");
    }
  }

  static class AbortingTck extends StorageDriverTck {
    @Override
    protected TckBackend backend() {
      throw new TestAbortedException("no credentials");
    }
  }
}
