// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.stowage.server.auth.TestTokens;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A token server with one user, who may do everything; whoever is not logged in may pull below
 * {@code public/}. It gives what it is asked for as far as that goes.
 */
public final class TokenServer implements AutoCloseable {
  public static final String USER = "joe";
  public static final String PASSWORD = "s€cret";

  private final HttpServer server;
  private final TestTokens tokens;
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();

  private TokenServer(HttpServer server, TestTokens tokens) {
    this.server = server;
    this.tokens = tokens;
  }

  /** Listens on a free port of the loopback. */
  public static TokenServer start(TestTokens tokens) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    TokenServer started = new TokenServer(server, tokens);
    server.createContext("/token", started::answer);
    server.start();
    return started;
  }

  /** Where it gives tokens. */
  public String realm() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
  }

  /** The settings of a registry that trusts this server. */
  public String yaml(String bundle) {
    return """
    auth:
      token:
        realm: %s
        service: %s
        issuer: %s
        rootcertbundle: %s
    """
        .formatted(realm(), TestTokens.SERVICE, TestTokens.ISSUER, bundle);
  }

  /** The scopes that were asked for, in turn. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String credentials = exchange.getRequestHeaders().getFirst("Authorization");
      boolean known = Users.basic(USER, PASSWORD).equals(credentials);
      if (!exchange.getRequestMethod().equals("GET")) {
        exchange.sendResponseHeaders(405, -1);
      } else if (credentials != null && !known) {
        exchange.sendResponseHeaders(401, -1);
      } else {
        send(exchange, token(scopes(exchange.getRequestURI().getRawQuery()), known));
      }
    }
  }

  private static void send(HttpExchange exchange, String token) throws IOException {
    byte[] body = "{\"token\":\"%s\",\"expires_in\":300}".formatted(token).getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private static List<String> scopes(String query) {
    return Arrays.stream(query == null ? new String[0] : query.split("&", -1))
        .filter(parameter -> parameter.startsWith("scope="))
        .map(parameter -> URLDecoder.decode(parameter.substring("scope=".length()), UTF_8))
        .flatMap(value -> Arrays.stream(value.split(" ", -1)))
        .filter(scope -> !scope.isEmpty())
        .toList();
  }

  private String token(List<String> scopes, boolean known) throws IOException {
    List<Map<String, Object>> access = new ArrayList<>();
    for (String scope : scopes) {
      asked.add(scope);
      String[] parts = scope.split(":", 3);
      List<String> actions = new ArrayList<>(List.of(parts[2].split(",", -1)));
      if (!known) {
        actions.removeIf(action -> !action.equals("pull") || !parts[1].startsWith("public/"));
      }
      access.add(TestTokens.access(parts[0], parts[1], actions.toArray(String[]::new)));
    }
    try {
      return tokens.sign(TestTokens.claims().subject(known ? USER : "").claim("access", access));
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
