// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.server.real.support.Answer;
import io.stowage.server.real.support.Bytes;
import io.stowage.server.real.support.Eventually;
import io.stowage.server.real.support.RegistryProcess;
import io.stowage.server.real.support.RegistryProgram;
import io.stowage.server.real.support.RegistrySettings;
import io.stowage.server.real.support.Wire;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrainIT {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final byte[] LAYER = Bytes.random(71, 300_000);
  private static final int HALF = LAYER.length / 2;

  @TempDir Path store;
  private RegistryProcess registry;
  private Wire push;

  @BeforeEach
  void pushHalfALayer() throws IOException {
    registry =
        RegistryProcess.start(
            RegistryProgram.stowage(),
            RegistrySettings.on(store).inHttp("draintimeout: 60s").inHttp("debug: {addr: ':0'}"));
    URI upload = URI.create(registry.client().beginUpload("drain"));
    String target = upload.getRawPath() + "?" + upload.getRawQuery();
    push = Wire.to(registry.port());
    push.write(
        "PUT %s&digest=%s HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n"
            .formatted(target, Bytes.digest(LAYER), LAYER.length));
    push.write(Arrays.copyOf(LAYER, HALF));
    // event loops take connections in turn: each has seen the push before it answers one of these
    for (int i = 0; i < Runtime.getRuntime().availableProcessors() * 2; i++) {
      assertThat(status("/v2/")).isEqualTo(200);
    }
  }

  @AfterEach
  void stop() throws IOException {
    push.close();
    registry.close();
  }

  /** The status of an answer on a new connection, or 0 where there is none. */
  private int status(String path) {
    try (Wire wire = Wire.to(registry.port())) {
      wire.write("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
      return wire.answer().map(Answer::status).orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  private void signal() {
    ProcessHandle.of(registry.pid()).orElseThrow().destroy();
  }

  @Test
  void aPushUnderWayEndsAfterTheSignalAndNewOnesAreRefused() throws IOException {
    signal();
    Eventually.holds(LIMIT, () -> status("/") == 503, registry::log);
    assertThat(status("/v2/")).isEqualTo(503);

    push.write(Arrays.copyOfRange(LAYER, HALF, LAYER.length));
    Optional<Answer> answer = push.answer();

    assertThat(answer).map(Answer::status).contains(201);
    assertThat(registry.terminated()).isZero();
    assertThat(registry.log()).contains("stopped");
  }

  @Test
  void connectionsThatComeAsItEndsLeaveNoTraceInTheLog() throws IOException {
    push.close();
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Void> clients =
        CompletableFuture.runAsync(
            () -> {
              while (!over.get()) {
                status("/");
              }
            });

    signal();

    assertThat(registry.terminated()).isZero();
    over.set(true);
    clients.join();
    assertThat(registry.log()).doesNotContain("\tat ");
  }

  @Test
  void aSecondSignalEndsItAtOnce() {
    signal();
    Eventually.holds(LIMIT, () -> status("/") == 503, registry::log);

    signal();

    assertThat(registry.terminated()).isEqualTo(143);
  }
}
