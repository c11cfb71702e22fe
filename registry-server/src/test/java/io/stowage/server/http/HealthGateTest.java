// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import static io.stowage.server.http.RunningRegistry.assertError;
import static io.stowage.server.http.RunningRegistry.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.server.config.HealthConfig;
import io.stowage.server.config.HealthConfig.FileCheck;
import io.stowage.server.config.HealthConfig.Pace;
import io.stowage.server.config.ListenAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthGateTest {
  @TempDir private Path directory;
  private Path down;
  private RunningRegistry registry;

  @BeforeEach
  void start() {
    down = directory.resolve("down");
    HealthConfig health =
        new HealthConfig(
            Optional.of(new ListenAddress.Tcp("127.0.0.1", 0)),
            Optional.of(new Pace(Duration.ofMillis(10), 0)),
            List.of(new FileCheck(down, new Pace(Duration.ofMillis(10), 0))),
            List.of(),
            List.of());
    registry = RunningRegistry.start(config -> config.withHealth(health));
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  private HttpResponse<String> health(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + registry.server().debugPort() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private void awaitHealth(int status) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (health("/debug/health").statusCode() != status) {
      assertThat(System.nanoTime()).as("the time").isLessThan(deadline);
    }
  }

  @Test
  void aHealthyServerSaysSo() throws Exception {
    assertThat(health("/debug/health").statusCode()).isEqualTo(200);
    assertThat(health("/debug/health").body()).isEqualTo("{}");
    assertThat(registry.get("/").statusCode()).isEqualTo(200);
    assertThat(registry.get("/v2/").statusCode()).isEqualTo(200);
  }

  @Test
  void anUnhealthyServerRefusesEverythingUntilItIsWellAgain() throws Exception {
    Files.createFile(down);
    awaitHealth(503);

    assertThat(health("/debug/health").body()).isEqualTo("{\"" + down + "\":\"file exists\"}");
    for (HttpResponse<byte[]> response :
        List.of(
            registry.get("/"),
            registry.get("/v2/"),
            registry.get("/v2/repo/tags/list"),
            registry.post("/v2/repo/blobs/uploads/"))) {
      assertError(response, 503, "UNAVAILABLE");
      assertThat(header(response, "Retry-After")).isEqualTo("5");
    }
    Files.delete(down);
    awaitHealth(200);
    assertThat(registry.get("/v2/").statusCode()).isEqualTo(200);
  }

  @Test
  void thereIsNothingElseAtTheDebugAddress() throws Exception {
    assertThat(health("/debug/vars").statusCode()).isEqualTo(404);
    assertThat(health("/v2/").statusCode()).isEqualTo(404);
  }
}
