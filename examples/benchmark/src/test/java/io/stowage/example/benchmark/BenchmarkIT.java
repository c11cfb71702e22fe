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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program against the real docker-registry, which is compared with itself. */
class BenchmarkIT {
  private static final String REAL = "/usr/bin/docker-registry";

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
    Path stowage = Path.of(System.getProperty("real.distribution", ""), "bin/registry");
    List<String> rows =
        List.of(
            "rados-push", "rados-pull", "s3-push", "s3-pull-registry", "azure-push", "oss-pull");

    int code =
        run(
            "--quick",
            "--rounds",
            "1",
            "--only",
            String.join(",", rows),
            "--stowage",
            stowage.toString(),
            "--ceph",
            System.getProperty("real.ceph", "../../.ci/ceph"),
            "--azurite",
            System.getProperty("real.azurite", "../../.ci/azurite"),
            "--oss",
            System.getProperty("real.oss", "../../drivers/oss/target/test-classes"));

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("push of 8 MiB to Ceph, one client, beside `rados bench`", "commit ms")
        .contains("pull of 8 MiB from Ceph's S3, one client ")
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

  private int run(String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--directory", directory.toString()));
    return benchmark.run(all.toArray(String[]::new));
  }
}
