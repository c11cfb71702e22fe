// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.server.config.ConnectionLimits;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlowClientsTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofSeconds(2);
  private static final int FEW = 8;

  private static RunningRegistry start(int connections, Duration head, Duration idle) {
    return RunningRegistry.start(
        config ->
            config.withHttp(
                config.http().toBuilder()
                    .connections(new ConnectionLimits(connections, LONG, head, idle))
                    .build()));
  }

  private static void assertServed(RunningRegistry registry) {
    try (RawConnection connection = new RawConnection(registry.port())) {
      assertThat(connection.ask("GET /v2/ HTTP/1.1").status()).isEqualTo(200);
    }
  }

  @Test
  void whoSaysNothingIsCutOff() {
    try (RunningRegistry registry = start(100, SHORT, LONG);
        RawConnection silent = new RawConnection(registry.port())) {
      assertThat(silent.rest()).isEmpty();
    }
  }

  @Test
  void whoSaysAHeadTooSlowlyIsCutOffThoughItGoesOn() {
    try (RunningRegistry registry = start(100, Duration.ofMillis(1500), LONG);
        RawConnection slow = new RawConnection(registry.port())) {
      assertThat(slow.ask("GET /v2/ HTTP/1.1").status()).isEqualTo(200);
      slow.write("GET /v2/ HTTP/1.1\r\nX-A: ");

      assertThat(slow.writesUntilCut("a")).isTrue();
    }
  }

  @Test
  void whoSendsABodyTooSlowlyIsCutOffThoughItGoesOn() {
    try (RunningRegistry registry = start(100, LONG, Duration.ofMillis(1500));
        RawConnection slow = new RawConnection(registry.port())) {
      String upload = RunningRegistry.location(registry.post("/v2/repo/blobs/uploads/"));
      slow.write(
          "PATCH %s HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n"
              .formatted(
                  registry.uri(upload).getRawPath() + "?" + registry.uri(upload).getRawQuery()));

      assertThat(slow.writesUntilCut("a")).isTrue();
    }
  }

  @Test
  void aConnectionMayRestBetweenRequestsLongerThanAHeadMayTake() {
    try (RunningRegistry registry = start(100, SHORT, LONG);
        RawConnection patient = new RawConnection(registry.port());
        RawConnection silent = new RawConnection(registry.port())) {
      assertThat(patient.ask("GET /v2/ HTTP/1.1").status()).isEqualTo(200);

      assertThat(silent.rest()).isEmpty();

      assertThat(patient.ask("GET /v2/ HTTP/1.1").status()).isEqualTo(200);
    }
  }

  @Test
  void wherePlacesAreFullWhoHasWaitedLongestGives() {
    List<RawConnection> silent = new ArrayList<>();
    try (RunningRegistry registry = start(FEW, LONG, LONG)) {
      for (int i = 0; i < 5 * FEW; i++) {
        silent.add(new RawConnection(registry.port()));
      }

      assertServed(registry);

      assertThat(silent.get(0).rest()).isEmpty();
    } finally {
      silent.forEach(RawConnection::close);
    }
  }

  @Test
  void whoIsBeingServedDoesNotGive() {
    List<RawConnection> silent = new ArrayList<>();
    try (RunningRegistry registry = start(FEW, LONG, LONG);
        RawConnection push = beginPush(registry)) {
      for (int i = 0; i < 5 * FEW; i++) {
        silent.add(new RawConnection(registry.port()));
      }
      assertServed(registry);

      push.write("ab");

      assertThat(push.read(false).status()).isEqualTo(202);
    } finally {
      silent.forEach(RawConnection::close);
    }
  }

  @Test
  void whoWaitsGivesWhicheverEventLoopTheNewOneComesTo() {
    List<RawConnection> open = new ArrayList<>();
    try (RunningRegistry registry = start(FEW, LONG, LONG)) {
      for (int i = 0; i < FEW - 1; i++) {
        open.add(beginPush(registry));
      }
      RawConnection last = new RawConnection(registry.port());

      for (int i = 0; i < Runtime.getRuntime().availableProcessors() * 4; i++) {
        RawConnection next = new RawConnection(registry.port());
        open.add(next);
        assertThat(last.rest()).isEmpty();
        last = next;
      }

      assertThat(last.ask("GET /v2/ HTTP/1.1").status()).isEqualTo(200);
    } finally {
      open.forEach(RawConnection::close);
    }
  }

  /** A push of two bytes that are yet to come, of which the server knows. */
  private static RawConnection beginPush(RunningRegistry registry) {
    URI upload = registry.uri(RunningRegistry.location(registry.post("/v2/repo/blobs/uploads/")));
    RawConnection push = new RawConnection(registry.port());
    push.write(
        "PATCH %s?%s HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"
            .formatted(upload.getRawPath(), upload.getRawQuery()));
    assertThat(push.read(false).status()).isEqualTo(100);
    return push;
  }
}
