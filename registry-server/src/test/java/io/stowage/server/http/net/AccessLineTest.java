// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.server.config.HttpConfig;
import io.stowage.server.http.guard.ConnectionGuard;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AccessLineTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:20:30.123456Z");

  /** The line of a request that is sent as it stands here. */
  private static String line(AccessFormat format, String request) throws Exception {
    Vertx vertx = EventLoops.start(new ConnectionGuard(HttpConfig.defaults()));
    try {
      CompletableFuture<String> line = new CompletableFuture<>();
      HttpServer server =
          vertx
              .createHttpServer()
              .requestHandler(
                  it -> {
                    RequestUser.set(it, it.headers().contains("User") ? it.getHeader("User") : "");
                    if (it.path().equals("/gone")) {
                      it.connection()
                          .closeHandler(nothing -> line.complete(format.line(it, NOW, 1_234_567)))
                          .close();
                      return;
                    }
                    it.response()
                        .endHandler(nothing -> line.complete(format.line(it, NOW, 1_234_567)));
                    it.response().setStatusCode(404).end("no such thing");
                  })
              .listen(0, "127.0.0.1")
              .toCompletionStage()
              .toCompletableFuture()
              .get(10, TimeUnit.SECONDS);
      try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
        client
            .getOutputStream()
            .write(request.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return line.get(10, TimeUnit.SECONDS);
      }
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  @Test
  void theCombinedFormatIsThatOfApache() throws Exception {
    String line =
        line(
            new CombinedAccess(),
            "GET /v2/a?n=1 HTTP/1.1\nHost: x\nReferer: http://b\nUser-Agent: docker/20\n\n");

    assertThat(line)
        .matches(
            "127\\.0\\.0\\.1 - - \\[2[34]/Nov/2026:\\d\\d:\\d\\d:30 [+-]\\d{4}] "
                + "\"GET /v2/a\\?n=1 HTTP/1\\.1\" 404 13 \"http://b\" \"docker/20\"");
  }

  @Test
  void whatAClientSendsCannotForgeALine() throws Exception {
    String line =
        line(new CombinedAccess(), "GET /\"x\\ HTTP/1.1\nHost: x\nUser-Agent: a\"\tb\u00e9\n\n");

    assertThat(line).contains("\"GET /\\\"x\\\\ HTTP/1.1\"").endsWith("\"-\" \"a\\\"\\x09b\\xe9\"");
  }

  @Test
  void theJsonFormatIsAnObjectALine() throws Exception {
    String line =
        line(new JsonAccess(), "PUT /v2/\"a HTTP/1.0\nHost: x\nUser-Agent: docker/20\n\n");

    assertThat(line.lines()).hasSize(1);
    assertThat(new JsonObject(line))
        .isEqualTo(
            new JsonObject()
                .put("time", "2026-11-23T10:20:30.123456Z")
                .put("remote", "127.0.0.1")
                .put("method", "PUT")
                .put("uri", "/v2/\"a")
                .put("protocol", "HTTP/1.0")
                .put("status", 404)
                .put("bytes", 13)
                .put("micros", 1234)
                .put("agent", "docker/20"));
  }

  @Test
  void whoWentAwayIsNotSaidToHaveGotAnAnswer() throws Exception {
    String request = "GET /gone HTTP/1.1\nHost: x\n\n";

    assertThat(line(new CombinedAccess(), request)).contains("\"GET /gone HTTP/1.1\" 499 0 ");
    assertThat(new JsonObject(line(new JsonAccess(), request)).getInteger("status")).isEqualTo(499);
  }

  @Test
  void theUserIsNamed() throws Exception {
    String request = "GET / HTTP/1.1\nHost: x\nUser: joe b\"\n\n";

    assertThat(line(new CombinedAccess(), request)).startsWith("127.0.0.1 - joe_b\\\" [2");
    assertThat(new JsonObject(line(new JsonAccess(), request)).getString("user"))
        .isEqualTo("joe b\"");
  }
}
