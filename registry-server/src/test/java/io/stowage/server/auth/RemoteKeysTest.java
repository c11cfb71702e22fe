// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemoteKeysTest {
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger fetched = new AtomicInteger();
  private volatile String published = "";
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/keys",
        exchange -> {
          fetched.incrementAndGet();
          byte[] body = published.getBytes(UTF_8);
          exchange.sendResponseHeaders(
              body.length == 0 ? 503 : 200, body.length == 0 ? -1 : body.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private RemoteKeys open() throws IOException {
    URL url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/keys").toURL();
    return new RemoteKeys(url, nanos::get);
  }

  private void publish(String id) {
    String secret = "c2VjcmV0".repeat(6);
    published = "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"%s\",\"k\":\"%s\"}]}".formatted(id, secret);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void keysAreFetchedAgainAfterFiveMinutes() throws IOException {
    publish("old");
    RemoteKeys keys = open();
    publish("new");

    pass(Duration.ofMinutes(5).minusNanos(1));
    keys.refresh();
    assertThat(keys.current()).containsOnlyKeys("old");
    pass(Duration.ofNanos(1));
    keys.refresh();

    assertThat(keys.current()).containsOnlyKeys("new");
  }

  @Test
  void aKeyThatIsMissingIsLookedForButNotMoreThanEveryTenSeconds() throws IOException {
    publish("old");
    RemoteKeys keys = open();
    publish("new");

    keys.refreshForMissing();
    assertThat(fetched).hasValue(1);
    pass(Duration.ofSeconds(10));
    keys.refreshForMissing();
    keys.refreshForMissing();

    assertThat(keys.current()).containsOnlyKeys("new");
    assertThat(fetched).hasValue(2);
  }

  @Test
  void keysThatDidNotChangeAreTheSameObject() throws IOException {
    publish("same");
    RemoteKeys keys = open();
    var before = keys.current();

    pass(Duration.ofMinutes(5));
    keys.refresh();

    assertThat(fetched).hasValue(2);
    assertThat(keys.current()).isSameAs(before);
  }

  @Test
  void formerKeysCountWhileThereAreNoOthersAndThatIsSaidOnce() throws IOException {
    publish("old");
    RemoteKeys keys = open();
    try (LogLines log = new LogLines(RemoteKeys.class.getName())) {
      published = "";
      for (int i = 0; i < 3; i++) {
        pass(Duration.ofMinutes(5));
        keys.refresh();
      }
      publish("new");
      pass(Duration.ofSeconds(10));
      keys.refresh();

      assertThat(keys.current()).containsOnlyKeys("new");
      assertThat(log.all()).hasSize(2);
      assertThat(log.all().get(0))
          .startsWith("ERROR auth.token.jwks: no keys from http://127.0.0.1:")
          .endsWith("; the 1 that were fetched before still count");
      assertThat(log.all().get(1)).startsWith("INFO auth.token.jwks: ").endsWith(" is there again");
    }
  }

  @Test
  void aServerThatStartsLaterIsFoundTenSecondsOn() throws IOException {
    RemoteKeys keys = open();
    assertThat(keys.current()).isEmpty();

    publish("first");
    pass(Duration.ofSeconds(10));
    keys.refresh();

    assertThat(keys.current()).containsOnlyKeys("first");
  }
}
