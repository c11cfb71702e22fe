// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.stowage.storage.oss.server.Account;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A stand-in for the metadata service of an ECS instance: gives the keys of one role. In security
 * hardening mode it gives them to whoever brings a token that it gave, once; else it has no tokens.
 */
final class MetadataService implements AutoCloseable {
  static final String ROLE = "registry-role";

  private final HttpServer http;
  private final boolean hardened;
  private final AtomicInteger questions = new AtomicInteger();
  private volatile String token = "";
  private volatile String answer = "";

  private record Answer(int status, String text) {}

  MetadataService(boolean hardened) throws IOException {
    this.hardened = hardened;
    this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", this::serve);
    http.start();
  }

  String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  /** Gives the keys of an account from now on. */
  MetadataService gives(Account account) {
    return answers(
        """
        {
          "AccessKeyId" : "%s",
          "AccessKeySecret" : "%s",
          "Expiration" : "%s",
          "SecurityToken" : "%s",
          "LastUpdated" : "2026-11-01T00:00:00Z",
          "Code" : "Success"
        }"""
            .formatted(account.id(), account.secret(), account.until(), account.token()));
  }

  /** Gives this text for keys from now on. */
  MetadataService answers(String text) {
    answer = text;
    return this;
  }

  /** How often it was asked for keys. */
  int questions() {
    return questions.get();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      Headers headers = exchange.getRequestHeaders();
      Answer given =
          switch (exchange.getRequestMethod()) {
            case "PUT" -> token(path, headers.getFirst("X-aliyun-ecs-metadata-token-ttl-seconds"));
            case "GET" -> keys(path, headers.getFirst("X-aliyun-ecs-metadata-token"));
            default -> new Answer(405, "");
          };
      byte[] bytes = given.text.getBytes(UTF_8);
      exchange.sendResponseHeaders(given.status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private Answer token(String path, String seconds) {
    if (!hardened || !path.equals("/latest/api/token")) {
      return new Answer(404, "");
    }
    if (seconds == null || !seconds.matches("[1-9]\\d{0,4}")) {
      return new Answer(400, "");
    }
    token = UUID.randomUUID().toString();
    return new Answer(200, token);
  }

  private Answer keys(String path, String given) {
    if (hardened && (token.isEmpty() || !token.equals(given))) {
      return new Answer(403, "");
    }
    token = "";
    questions.incrementAndGet();
    return path.equals("/latest/meta-data/ram/security-credentials/" + ROLE)
        ? new Answer(200, answer)
        : new Answer(404, "<html>404 - Not Found</html>");
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
