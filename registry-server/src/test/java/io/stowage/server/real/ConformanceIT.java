// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.server.real.support.ConformanceProgram;
import io.stowage.server.real.support.ConformanceProgram.Result;
import io.stowage.server.real.support.RunningRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ConformanceIT {

  /** How many tests the program makes of all its options; fewer would mean that some were off. */
  private static final int FLOOR = 800;

  /** The program pushes sparse images and indexes, whose content is not there. */
  private static final String SPARSE =
      """
      validation:
        manifests:
          blobs: none
          indexes:
            platforms: none
      """;

  @RegisterExtension
  static final RunningRegistry REGISTRY = RunningRegistry.with(settings -> settings.and(SPARSE));

  @TempDir static Path directory;
  private static List<Result> results;

  @BeforeAll
  static void runTheProgram() throws IOException {
    results = ConformanceProgram.run(REGISTRY.process().address(), directory);
  }

  @Test
  void failsNoTest() {
    assertThat(results).filteredOn(result -> isNot(result, "passed", "skipped")).isEmpty();
  }

  @Test
  void skipsNoTest() {
    assertThat(results).filteredOn(result -> isNot(result, "passed", "failure")).isEmpty();
  }

  @Test
  void runsEveryTestThatTheOptionsTurnOn() {
    assertThat(results).filteredOn("status", "passed").hasSizeGreaterThan(FLOOR);
  }

  private static boolean isNot(Result result, String... statuses) {
    return !List.of(statuses).contains(result.status());
  }
}
