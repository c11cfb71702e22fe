// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.stowage.server.config.HealthConfig.Pace;
import io.stowage.server.config.HealthConfig.PortCheck;
import io.stowage.server.config.HealthConfig.UrlCheck;
import io.stowage.server.config.ListenAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksTest {
  private static final Pace PACE = new Pace(Duration.ofSeconds(10), 0);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @TempDir private Path directory;

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private static UrlAnswer url(String url, Duration timeout) {
    return new UrlAnswer(
        new UrlCheck(
            URI.create(url), Map.of("Authorization", List.of("Basic eDp5")), 204, timeout, PACE));
  }

  @Test
  void aFileTakesTheServerOutWhileItIsThere() throws IOException {
    Path file = directory.resolve("down");
    FileAbsence check = new FileAbsence(file);

    assertThatCode(check::look).doesNotThrowAnyException();
    Files.createFile(file);
    assertThatThrownBy(check::look).hasMessage("file exists");
    assertThat(check.name()).isEqualTo(file.toString());
  }

  @Test
  void aUrlHasToAnswerHeadWithItsStatus() throws IOException {
    Queue<String> seen = new ConcurrentLinkedQueue<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          seen.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization"));
          int status = exchange.getRequestURI().getPath().equals("/good") ? 204 : 500;
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    String base = "http://127.0.0.1:" + server.getAddress().getPort();
    try {
      assertThatCode(() -> url(base + "/good", LIMIT).look()).doesNotThrowAnyException();
      assertThatThrownBy(() -> url(base + "/bad", LIMIT).look())
          .hasMessage("answered 500 instead of 204");
      assertThat(seen).containsExactly("HEAD Basic eDp5", "HEAD Basic eDp5");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aUrlThatDoesNotAnswerInTimeFails() throws IOException {
    try (ServerSocket silent = listen()) {
      String url = "http://127.0.0.1:" + silent.getLocalPort() + "/";

      assertThatThrownBy(() -> url(url, Duration.ofMillis(50)).look())
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void credentialsInAUrlAreNotShown() {
    UrlAnswer check = url("http://me:secret@127.0.0.1:1/x", LIMIT);

    assertThat(check.name()).isEqualTo("http://127.0.0.1:1/x");
    assertThat(check.toString()).doesNotContain("secret");
  }

  @Test
  void aPortHasToBeListenedOn() throws IOException {
    ServerSocket server = listen();
    PortAnswer check =
        new PortAnswer(
            new PortCheck(new ListenAddress.Tcp("127.0.0.1", server.getLocalPort()), LIMIT, PACE));

    assertThatCode(check::look).doesNotThrowAnyException();
    server.close();
    assertThatThrownBy(check::look).isInstanceOf(IOException.class);
  }
}
