// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.server.real.support.Bytes;
import io.stowage.server.real.support.Eventually;
import io.stowage.server.real.support.OpenSsl;
import io.stowage.server.real.support.OpenSsl.Pair;
import io.stowage.server.real.support.RunningRegistry;
import io.stowage.server.real.support.TlsRegistry;
import io.stowage.server.real.support.Wire;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A thousand clients that say nothing, or a byte now and then. */
class SlowClientsIT {
  private static final int CLIENTS = 1000;
  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final byte[] BLOB = Bytes.random(83, 1_000_000);

  @RegisterExtension
  static final RunningRegistry REGISTRY =
      RunningRegistry.with(
          settings -> settings.inHttp("limits: {connections: 300, headertimeout: 3s}"));

  @TempDir Path directory;
  private final List<Wire> clients = new ArrayList<>();

  @AfterEach
  void hangUp() throws IOException {
    for (Wire client : clients) {
      client.close();
    }
  }

  private void connect(int port, String first) throws IOException {
    for (int i = 0; i < CLIENTS; i++) {
      Wire client = Wire.to(port);
      clients.add(client);
      sayTo(client, first);
    }
  }

  /** Whether a client is still connected. */
  private static boolean sayTo(Wire client, String text) {
    try {
      client.write(text);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** How many clients can still say something; a connection takes one more after its end. */
  private long saying(String text) {
    return clients.stream().filter(client -> sayTo(client, text)).count();
  }

  private void assertOthersAreServed() throws IOException {
    String digest = REGISTRY.client().pushBlob("slow", BLOB);
    assertThat(REGISTRY.client().send("HEAD", "/v2/slow/blobs/" + digest).statusCode())
        .isEqualTo(200);
  }

  private static long linesOf(String log, String reason) {
    return log.lines().filter(line -> line.contains(reason)).count();
  }

  @Test
  void othersAreServedWhileAThousandSayNothing() throws IOException {
    connect(REGISTRY.process().port(), "");

    assertOthersAreServed();

    assertThat(linesOf(REGISTRY.process().log(), "http.limits.connections")).isBetween(1L, 2L);
  }

  @Test
  void thoseWhoSayAByteNowAndThenAreCutOff() throws IOException {
    connect(REGISTRY.process().port(), "GET /v2/ HTTP/1.1\r\nX-A: ");

    assertOthersAreServed();
    Eventually.holds(LIMIT, () -> saying("a") == 0, REGISTRY.process()::log);

    assertThat(linesOf(REGISTRY.process().log(), "http.limits.headertimeout")).isBetween(1L, 2L);
  }

  @Test
  void aHandshakeThatDoesNotGoOnIsCutOffAndOthersServed() throws IOException {
    Pair own = new OpenSsl(directory).selfSigned("own");
    try (TlsRegistry registry =
        new TlsRegistry(directory, own.certificate(), TlsRegistry.yaml(own))) {
      // the beginning of a record that says it is a handshake
      connect(registry.port(), "\u0016\u0003\u0001");

      assertThat(registry.curl()).isEqualTo("2 200");
      Eventually.holds(LIMIT, () -> saying("\u0002") == 0, registry::log);

      assertThat(linesOf(registry.log(), "TLS could not be agreed on")).isBetween(1L, 2L);
    }
  }
}
