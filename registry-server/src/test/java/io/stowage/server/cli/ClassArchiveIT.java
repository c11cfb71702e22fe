// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes for faster starts: made once, used from then, replaced when stale. */
class ClassArchiveIT {
  private static final Map<String, String> PLAIN = Map.of();
  private static final long LIMIT_NANOS = SECONDS.toNanos(120);

  @TempDir Path directory;
  private Distribution distribution;

  @BeforeEach
  void copy() throws Exception {
    distribution = Distribution.copyTo(directory);
  }

  @Test
  void theFirstStartMakesItInTheBackgroundAndTheNextUsesIt() throws Exception {
    try (RunningDistribution first = RunningDistribution.start(distribution, PLAIN)) {
      assertThat(used(first)).isEmpty();
      awaitArchive(distribution.cache());
      assertThat(first.status("/v2/")).isEqualTo(200);
      assertThat(first.stop()).isZero();
    }

    try (RunningDistribution second = RunningDistribution.start(distribution, PLAIN)) {
      assertThat(used(second)).hasSize(1);
      assertThat(second.status("/v2/")).isEqualTo(200);
    }
    assertThat(Distribution.archives(distribution.cache())).hasSize(1);
  }

  @Test
  void severalAtOnceMakeOne() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Path home = Files.createDirectory(directory.resolve("home" + i));
      processes.add(new Distribution(distribution.directory(), home).start(PLAIN, "archive"));
    }

    for (Process process : processes) {
      assertThat(process.waitFor()).isZero();
    }
    assertThat(Distribution.archives(distribution.cache())).hasSize(1);
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void otherJarsAskForAnotherArchive() throws Exception {
    assertThat(distribution.run(PLAIN, "archive").code()).isZero();
    Path jar = distribution.directory().resolve("drivers/filesystem");
    try (var files = Files.list(jar)) {
      Path driver = files.findFirst().orElseThrow();
      Files.write(driver, new byte[1], StandardOpenOption.APPEND);
    }

    try (RunningDistribution server = RunningDistribution.start(distribution, PLAIN)) {
      assertThat(used(server)).isEmpty();
    }
  }

  @Test
  void otherOptionsOfJavaAskForAnotherArchive() throws Exception {
    assertThat(distribution.run(PLAIN, "archive").code()).isZero();

    Map<String, String> parallel = Map.of("REGISTRY_JAVA_OPTS", "-XX:+UseParallelGC");
    try (RunningDistribution server = RunningDistribution.start(distribution, parallel)) {
      assertThat(used(server)).isEmpty();
    }
  }

  @Test
  void aDamagedArchiveDoesNotKeepTheServerFromStarting() throws Exception {
    assertThat(distribution.run(PLAIN, "archive").code()).isZero();
    Path archive = Distribution.archives(distribution.cache()).get(0);
    assertThat(archive.toFile().setWritable(true)).isTrue();
    Files.write(archive, new byte[100]);

    try (RunningDistribution server = RunningDistribution.start(distribution, PLAIN)) {
      assertThat(server.status("/v2/")).isEqualTo(200);
    }
  }

  @Test
  void anInstallationThatCannotBeWrittenUsesTheHomeDirectory() throws Exception {
    Files.createFile(distribution.cache());
    Files.createDirectories(distribution.userHome().resolve(".cache"));

    CommandLineRun run = distribution.run(PLAIN, "archive");

    assertThat(run.code()).isZero();
    assertThat(Distribution.archives(distribution.userHome().resolve(".cache/stowage"))).hasSize(1);
  }

  @Test
  void whereNothingCanBeWrittenTheServerStartsWithout() throws Exception {
    Files.createFile(distribution.cache());
    Map<String, String> homeless = Map.of("HOME", "/nowhere");

    try (RunningDistribution server = RunningDistribution.start(distribution, homeless)) {
      assertThat(server.status("/v2/")).isEqualTo(200);
      assertThat(server.words()).contains("-Dstowage.archive=");
    }
  }

  @Test
  void aStopEndsTheTrainingRunThatIsUnderWay() throws Exception {
    try (RunningDistribution server = RunningDistribution.start(distribution, PLAIN)) {
      Path lock = distribution.cache().resolve("registry.lock");
      await(() -> Files.exists(lock));
      assertThat(server.stop()).isZero();
    }

    await(() -> leftovers().isEmpty());
    assertThat(Distribution.archives(distribution.cache())).isEmpty();
  }

  private static List<String> used(RunningDistribution server) throws IOException {
    return server.words().stream()
        .filter(w -> w.startsWith("-XX:AOTCache=") || w.startsWith("-XX:SharedArchiveFile="))
        .toList();
  }

  private List<Path> leftovers() throws IOException {
    try (var files = Files.list(distribution.cache())) {
      return files.filter(file -> file.toString().endsWith(".tmp")).toList();
    }
  }

  private static void awaitArchive(Path cache) throws Exception {
    await(() -> !Distribution.archives(cache).isEmpty());
  }

  private static void await(Check check) throws IOException {
    long deadline = System.nanoTime() + LIMIT_NANOS;
    while (!check.holds()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      LockSupport.parkNanos(MILLISECONDS.toNanos(20));
    }
  }

  /** Something to wait for. */
  @FunctionalInterface
  private interface Check {
    boolean holds() throws IOException;
  }
}
