// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.tck.laws.LawTest;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opentest4j.AssertionFailedError;

/** Each test of the suite fails for a driver that does not outlive its process in that way. */
class CrashSuiteTest {
  private static final int RUNS = 5;

  @TempDir private Path directory;

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "in place, aProcessKilledWhileItCommitsLosesNothingAndLeavesNothingByHalves",
    "in place, aProcessKilledWhileItPutsLosesNothingAndLeavesNothingByHalves",
    "early, aProcessKilledWhileItMovesATagLeavesTheOldOrTheNew",
    "early, aProcessKilledWhileItDeletesATagLeavesItOrNot",
    "forgetful, anUploadOfAProcessThatWasKilledIsFinishedByAnother"
  })
  void aBrokenDriverFails(String fault, String test) throws Exception {
    assertThat(failureOf(test, fault)).contains("a process was killed");
  }

  @Test
  void thereIsNoTestThatCannotFail() throws Exception {
    List<String> failing =
        List.of(
            CrashSuiteTest.class
                .getDeclaredMethod("aBrokenDriverFails", String.class, String.class)
                .getAnnotation(CsvSource.class)
                .value());

    assertThat(Suite.CRASH.tests())
        .extracting(LawTest::id)
        .allMatch(id -> failing.stream().anyMatch(line -> line.endsWith(", " + id)));
  }

  /** Kills come by chance: on a busy machine all of a run may miss the moment of a fault. */
  private String failureOf(String id, String fault) throws Exception {
    String failure = "";
    for (int run = 0; run < RUNS && failure.isEmpty(); run++) {
      failure = failureOfRun(id, fault);
    }
    return failure;
  }

  private String failureOfRun(String id, String fault) throws Exception {
    List<LawTest> one = Suite.CRASH.tests().stream().filter(t -> t.id().equals(id)).toList();
    try (TckRun run = new TckRun(one)) {
      List<DynamicTest> tests =
          run.laws(() -> backend(fault).backend(), List.of())
              .flatMap(DynamicContainer::getChildren)
              .map(DynamicTest.class::cast)
              .toList();
      assertThat(tests).hasSize(1);
      tests.get(0).getExecutable().execute();
      return "";
    } catch (AssertionFailedError failure) {
      return failure.getMessage();
    } catch (Throwable other) {
      throw new AssertionError("a test of the TCK fails with this alone", other);
    }
  }

  private TckBackend backend(String fault) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("root", directory.resolve(UUID.randomUUID().toString()).toString());
    parameters.put("fault", fault);
    return TckBackend.named("directory", parameters);
  }
}
