// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.azure;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Gives the tokens that Azure's directory gives a service principal, and that a machine gives what
 * runs on it. Azurite reads all of a token but its signature, for which it knows no key.
 */
final class TokenGiver implements AutoCloseable {
  static final String TENANT = "72f988bf-86f1-41af-91ab-2d7cd011db47";
  static final String CLIENT = "f997392c-e15a-4ad8-af9e-cd6966caba7f";
  static final String SECRET = "the secret of the principal";
  static final String MACHINE_SECRET = "the secret of the machine";

  private static final int LASTS_SECONDS = 3600;

  private final HttpServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  private TokenGiver(HttpServer server) {
    this.server = server;
  }

  /** The directory, which speaks HTTPS alone. */
  static TokenGiver directory(HttpsIdentity identity) throws IOException {
    HttpsServer server = HttpsServer.create(anyPort(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(identity.servers()));
    return new TokenGiver(server).start(TokenGiver::principal);
  }

  /** The place in a machine that gives tokens to what runs on it. */
  static TokenGiver machine() throws IOException {
    return new TokenGiver(HttpServer.create(anyPort(), 0)).start(TokenGiver::identity);
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private interface Answer {
    String to(HttpExchange exchange, String body);
  }

  private TokenGiver start(Answer answer) {
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            asked.add(exchange.getRequestMethod() + ' ' + exchange.getRequestURI());
            String text = answer.to(exchange, URLDecoder.decode(body, UTF_8));
            byte[] bytes = text.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(text.contains("access_token") ? 200 : 401, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    server.start();
    return this;
  }

  private static String principal(HttpExchange exchange, String body) {
    List<String> form = List.of(body.split("&"));
    boolean known =
        exchange.getRequestURI().getPath().equals("/" + TENANT + "/oauth2/v2.0/token")
            && form.contains("grant_type=client_credentials")
            && form.contains("client_id=" + CLIENT)
            && form.contains("client_secret=" + SECRET);
    return known
        ? "{\"token_type\":\"Bearer\",\"expires_in\":%d,\"access_token\":\"%s\"}"
            .formatted(LASTS_SECONDS, token())
        : "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215: wrong secret\"}";
  }

  private static String identity(HttpExchange exchange, String body) {
    String query = exchange.getRequestURI().getQuery();
    boolean known =
        MACHINE_SECRET.equals(exchange.getRequestHeaders().getFirst("X-IDENTITY-HEADER"))
            && query.contains("resource=https://storage.azure.com");
    return known
        ? "{\"token_type\":\"Bearer\",\"expires_on\":\"%d\",\"access_token\":\"%s\"}"
            .formatted(Instant.now().getEpochSecond() + LASTS_SECONDS, token())
        : "{\"statusCode\":401,\"message\":\"who are you?\"}";
  }

  private static String token() {
    long now = Instant.now().getEpochSecond();
    String claims =
        """
        {"aud":"https://storage.azure.com","iss":"https://sts.windows.net/%s/",\
        "iat":%d,"nbf":%d,"exp":%d,"oid":"%s","tid":"%s"}"""
            .formatted(TENANT, now - 60, now - 60, now + LASTS_SECONDS, CLIENT, TENANT);
    return base64("{\"typ\":\"JWT\",\"alg\":\"RS256\"}") + '.' + base64(claims) + ".c2lnbmVk";
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  String url() {
    String scheme = server instanceof HttpsServer ? "https" : "http";
    return scheme + "://127.0.0.1:" + server.getAddress().getPort() + '/';
  }

  /** Methods and paths of all requests. */
  List<String> asked() {
    return asked;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
