// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.example.benchmark.row.Row;
import io.stowage.example.benchmark.row.Rows;
import io.stowage.example.benchmark.row.Sizes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program against the real docker-registry, which is compared with itself. */
class BenchmarkIT {
  private static final String REAL = "/usr/bin/docker-registry";

  private static final String CEPH = System.getProperty("real.ceph", "../../.ci/ceph");

  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Benchmark benchmark =
      new Benchmark(new PrintStream(out, true, StandardCharsets.UTF_8), System.err);

  @Test
  void eachRowIsMeasuredAndNothingIsLeftBehind() throws IOException, InterruptedException {
    int code = run("--quick", "--rounds", "2", "--stowage", REAL, "--incumbent", REAL);

    List<String> titles =
        Rows.all(List.of()).stream().map((Row row) -> row.title(Sizes.quick())).toList();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains(titles).doesNotContain("FAILED");
    assertThat(code).isZero();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void rowsOfStoresAreMeasuredBesideToolsOfTheirMakers() throws IOException, InterruptedException {
    List<String> rows =
        List.of(
            "rados-push",
            "rados-file-pull",
            "s3-push",
            "s3-pull-registry",
            "swift-push",
            "azure-push",
            "oss-pull");

    int code =
        run(
            "--quick",
            "--rounds",
            "1",
            "--only",
            String.join(",", rows),
            "--stowage",
            stowage(),
            "--ceph",
            CEPH,
            "--swift",
            System.getProperty("real.swift", "../../.ci/swift"),
            "--azurite",
            System.getProperty("real.azurite", "../../.ci/azurite"),
            "--oss",
            System.getProperty("real.oss", "../../drivers/oss/target/test-classes"));

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("push of 8 MiB to Ceph, one client, beside rados bench", "commit ms")
        .contains("pull of 8 MiB from Ceph, one client, beside rados put/get")
        .contains("pull of 8 MiB from Ceph's S3, one client ", "push of 8 MiB to Swift")
        .contains("push of 8 MiB to Azurite", "pull of 8 MiB from a server of OSS")
        .doesNotContain("FAILED");
    assertThat(code).isZero();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void registryThatDoesNotStartFailsItsRow() throws IOException, InterruptedException {
    int code = run("--quick", "--only", "blob-head", "--stowage", "/bin/false", "--markdown");

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("FAILED: HEAD blob, 32 connections: stowage: did not start");
    assertThat(code).isEqualTo(1);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void interruptedBenchmarkEndsTheBackendThatItStartedAndLeavesNothing() throws Exception {
    List<String> line =
        List.of(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-cp",
            "target/classes",
            Benchmark.class.getName(),
            "--stowage",
            stowage(),
            "--ceph",
            CEPH,
            "--quick",
            "--rounds",
            "9999",
            "--only",
            "rados-push",
            "--directory",
            directory.toString());
    Process benchmark = new ProcessBuilder(line).redirectErrorStream(true).start();
    assertThat(benchmark.inputReader().lines().anyMatch(it -> it.contains("rados bench: MiB/s")))
        .isTrue();
    assertThat(programsHere()).anyMatch(program -> program.contains("ceph-osd"));

    benchmark.destroy();

    assertThat(benchmark.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(programsHere()).isEmpty();
    assertThat(directory).isEmptyDirectory();
  }

  /** The command lines that name the directory. */
  private List<String> programsHere() {
    return ProcessHandle.allProcesses()
        .map(each -> each.info().commandLine().orElse(""))
        .filter(line -> line.contains(directory.toString()))
        .toList();
  }

  private static String stowage() {
    return Path.of(System.getProperty("real.distribution", ""), "bin/registry").toString();
  }

  private int run(String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--directory", directory.toString()));
    return benchmark.run(all.toArray(String[]::new));
  }
}
