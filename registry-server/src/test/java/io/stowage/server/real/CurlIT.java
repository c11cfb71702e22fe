// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.server.real.support.Bytes;
import io.stowage.server.real.support.Command;
import io.stowage.server.real.support.RunningRegistry;
import io.stowage.server.real.support.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class CurlIT {

  private static final byte[] BLOB = Bytes.random(211, 20_000_000);

  @RegisterExtension static final RunningRegistry REGISTRY = RunningRegistry.withDefaults();
  @TempDir Path directory;

  @Test
  void uploadsAFileThatWaitsToBeAskedFor() throws IOException {
    Path file = Files.write(directory.resolve("blob"), BLOB);

    // curl waits for "100 Continue" longer than the test may take
    String status =
        curl(
            "--expect100-timeout",
            "600",
            "--header",
            "Expect: 100-continue",
            "--upload-file",
            file.toString(),
            target());

    assertThat(status).isEqualTo("201");
    assertComesBack("--http1.1");
  }

  @Test
  void uploadsAStreamOfUnknownLength() throws IOException {
    Path file = Files.write(directory.resolve("blob"), BLOB);

    String status =
        curl("--header", "Transfer-Encoding: chunked", "--upload-file", file.toString(), target());

    assertThat(status).isEqualTo("201");
    assertComesBack("--http1.0");
  }

  @Test
  void resumesADownload() throws IOException {
    String digest = REGISTRY.client().pushBlob("curl", BLOB);
    Path part = directory.resolve("part");
    Files.write(part, Arrays.copyOf(BLOB, 7_654_321));

    String status = curl("--continue-at", "-", "--output", part.toString(), blobUrl(digest));

    assertThat(status).isEqualTo("206");
    assertThat(Files.readAllBytes(part)).isEqualTo(BLOB);
  }

  private void assertComesBack(String version) throws IOException {
    Path out = directory.resolve("out");

    String status = curl(version, "--output", out.toString(), blobUrl(Bytes.digest(BLOB)));

    assertThat(status).isEqualTo("200");
    assertThat(Files.readAllBytes(out)).isEqualTo(BLOB);
    assertThat(REGISTRY.client().send("DELETE", blobUrl(Bytes.digest(BLOB))).statusCode())
        .isEqualTo(202);
  }

  private static String target() throws IOException {
    String location = REGISTRY.client().beginUpload("curl");
    return location + (location.contains("?") ? "&" : "?") + "digest=" + Bytes.digest(BLOB);
  }

  private static String blobUrl(String digest) {
    return REGISTRY.process().url() + "/v2/curl/blobs/" + digest;
  }

  /** Runs curl and returns the status of the answer. */
  private static String curl(String... arguments) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(Tool.CURL.path(), "--silent", "--show-error", "--write-out"));
    command.add("%{http_code}");
    command.addAll(List.of(arguments));
    return Command.of(command.toArray(String[]::new)).within(Duration.ofMinutes(1)).output();
  }
}
