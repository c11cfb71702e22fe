// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.server.config.DrainConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DrainTest {
  private static final byte[] CONTENT = "a layer".getBytes(StandardCharsets.UTF_8);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final int REQUEST = RawHttp2.END_STREAM | RawHttp2.END_HEADERS;

  private static RunningRegistry start(Duration timeout, Duration notice) {
    return RunningRegistry.start(
        config ->
            config.withHttp(
                config.http().toBuilder().drain(new DrainConfig(timeout, notice)).build()));
  }

  /** Asks on new connections until that is answered by a status. */
  private static RawConnection.Answer await(RunningRegistry registry, String path, int status) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (true) {
      try (RawConnection connection = new RawConnection(registry.port())) {
        RawConnection.Answer answer = connection.ask("GET " + path + " HTTP/1.1");
        if (answer.status() == status) {
          return answer;
        }
      }
      assertThat(System.nanoTime()).as("the time").isLessThan(deadline);
    }
  }

  /** Event loops take connections in turn: each has seen what came before one of these. */
  private static void awaitAllLoops(RunningRegistry registry) {
    for (int i = 0; i < Runtime.getRuntime().availableProcessors() * 2; i++) {
      assertThat(await(registry, "/v2/", 200).status()).isEqualTo(200);
    }
  }

  @Test
  void whatIsUnderWayEndsWhileAllElseIsRefused() throws Exception {
    RunningRegistry registry = start(LONG, Duration.ZERO);
    String upload = RunningRegistry.location(registry.post("/v2/repo/blobs/uploads/"));
    String target =
        registry.uri(upload).getRawPath()
            + "?"
            + registry.uri(upload).getRawQuery()
            + "&digest="
            + Digest.of(DigestAlgorithm.SHA256, CONTENT);
    try (RawConnection push = new RawConnection(registry.port());
        RawConnection idle = new RawConnection(registry.port())) {
      assertThat(idle.ask("GET /v2/ HTTP/1.1").status()).isEqualTo(200);
      push.write(
          "PUT %s HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\na "
              .formatted(target, CONTENT.length));
      awaitAllLoops(registry);

      CompletableFuture<Void> stopped = CompletableFuture.runAsync(registry::close);
      RawConnection.Answer refused = await(registry, "/v2/", 503);

      assertThat(refused.header("Connection")).isEqualTo("close");
      assertThat(refused.header("Retry-After")).isEqualTo("1");
      assertThat(refused.body()).contains("UNAVAILABLE");
      assertThat(idle.rest()).isEmpty();
      assertThat(stopped).isNotDone();
      push.write("layer");
      assertThat(push.read(false).status()).isEqualTo(201);
      stopped.get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void beforeThatHealthChecksAloneAreTold() throws Exception {
    RunningRegistry registry = start(LONG, LONG);
    Thread stop = new Thread(registry::close);
    stop.start();

    assertThat(await(registry, "/", 503).header("Retry-After")).isEqualTo("1");
    try (RawConnection connection = new RawConnection(registry.port())) {
      RawConnection.Answer served = connection.ask("GET /v2/ HTTP/1.1");
      assertThat(served.status()).isEqualTo(200);
      assertThat(served.header("Connection")).isEqualTo("close");
    }
    stop.interrupt();
    stop.join(TimeUnit.SECONDS.toMillis(20));
    assertThat(stop.isAlive()).isFalse();
  }

  @Test
  void aConnectionOfHttp2IsToldBeforeItTakesNoMoreRequests() throws Exception {
    RunningRegistry registry =
        RunningRegistry.start(
            config ->
                config.withHttp(
                    config.http().toBuilder()
                        .h2c(true)
                        .drain(new DrainConfig(LONG, Duration.ZERO))
                        .build()));
    try (RawHttp2 connection = new RawHttp2(registry.port()).begin()) {
      connection.frame(RawHttp2.HEADERS, REQUEST, 1, RawHttp2.GET);
      connection.flush();
      assertThat(connection.next(RawHttp2.HEADERS)).isNotNull();

      CompletableFuture<Void> stopped = CompletableFuture.runAsync(registry::close);

      assertThat(lastStream(connection)).isEqualTo(Integer.MAX_VALUE);
      assertThat(lastStream(connection)).isEqualTo(1);
      stopped.get(20, TimeUnit.SECONDS);
    }
  }

  /** The last stream that the server takes, as it says next (RFC 9113 section 6.8). */
  private static int lastStream(RawHttp2 connection) throws IOException {
    return connection.next(RawHttp2.GO_AWAY).payload().getInt(0);
  }

  @Test
  void whatDoesNotEndInTimeIsCutOff() throws Exception {
    RunningRegistry registry = start(Duration.ofMillis(200), Duration.ZERO);
    String upload = RunningRegistry.location(registry.post("/v2/repo/blobs/uploads/"));
    try (RawConnection push = new RawConnection(registry.port())) {
      push.write(
          "PATCH %s HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\na "
              .formatted(
                  registry.uri(upload).getRawPath() + "?" + registry.uri(upload).getRawQuery()));

      awaitAllLoops(registry);

      CompletableFuture.runAsync(registry::close).get(20, TimeUnit.SECONDS);

      assertThat(push.rest()).isEmpty();
    }
  }
}
