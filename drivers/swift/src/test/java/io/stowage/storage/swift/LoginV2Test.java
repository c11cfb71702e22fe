// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.stowage.storage.StorageException;
import io.stowage.storage.setting.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Logins by version 2.0 of Keystone's API, on an answer in the form of its documentation: no server
 * can be had that speaks it. Keystone gave it up before its version 22, which the other logins are
 * tested on.
 */
class LoginV2Test {
  private static final String ANSWER =
      """
      {"access": {
        "token": {
          "id": "the-token",
          "issued_at": "2014-01-30T15:30:58.819584",
          "expires": "2014-01-30T16:30:58Z",
          "tenant": {"id": "fc394f2a", "name": "images", "enabled": true}
        },
        "serviceCatalog": [
          {"type": "identity", "name": "keystone", "endpoints": [
            {"region": "One", "publicURL": "http://identity.test/v2.0"}
          ]},
          {"type": "object-store", "name": "swift", "endpoints": [
            {"region": "One",
             "publicURL": "http://one.test/v1/AUTH_fc394f2a/",
             "internalURL": "http://one.internal.test/v1/AUTH_fc394f2a",
             "adminURL": "http://one.admin.test"},
            {"region": "Two", "publicURL": "http://two.test/v1/AUTH_fc394f2a"}
          ]}
        ],
        "user": {"id": "u", "name": "joe", "roles": [{"name": "member"}]}
      }}
      """;

  private HttpServer server;
  private String answer = ANSWER;
  private @Nullable String line;
  private @Nullable String type;
  private @Nullable String body;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    line = exchange.getRequestMethod() + ' ' + exchange.getRequestURI();
    type = exchange.getRequestHeaders().getFirst("Content-Type");
    body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    byte[] bytes = answer.getBytes(UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private Session logIn(String... more) throws StorageException {
    Map<String, String> all = new HashMap<>();
    all.put(
        "authurl",
        "http://"
            + server.getAddress().getHostString()
            + ':'
            + server.getAddress().getPort()
            + "/v2.0");
    all.put("username", "joe");
    all.put("password", "joe\"pass");
    all.put("container", "registry");
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    SwiftConfig config = SwiftConfig.of(Settings.of(SwiftSettings.all(), all));
    return Login.of(config.login())
        .logIn(new Wire(HttpClient.newHttpClient(), Duration.ofSeconds(10)));
  }

  @Test
  void aUserLogsInToAProjectByItsName() throws StorageException {
    logIn("tenant", "images");

    assertThat(line).isEqualTo("POST /v2.0/tokens");
    assertThat(type).isEqualTo("application/json");
    assertThat(body)
        .isEqualTo(
            "{\"auth\":{\"passwordCredentials\":{\"username\":\"joe\",\"password\":\"joe\\\"pass\"},"
                + "\"tenantName\":\"images\"}}");
  }

  @Test
  void aUserLogsInToAProjectByItsId() throws StorageException {
    logIn("tenant", "images", "tenantid", "fc394f2a");

    assertThat(body)
        .isEqualTo(
            "{\"auth\":{\"passwordCredentials\":{\"username\":\"joe\",\"password\":\"joe\\\"pass\"},"
                + "\"tenantId\":\"fc394f2a\"}}");
  }

  @Test
  void theAnswerGivesTheTokenTheStoreAndHowLongItHolds() throws StorageException {
    Session session = logIn("tenant", "images");

    assertThat(session.token()).isEqualTo("the-token");
    assertThat(session.account()).isEqualTo(URI.create("http://one.test/v1/AUTH_fc394f2a"));
    assertThat(session.renewAt())
        .isBetween(
            Instant.now().plus(Duration.ofMinutes(50)), Instant.now().plus(Duration.ofHours(1)));
  }

  @Test
  void regionAndKindOfTheUrlAreChosen() throws StorageException {
    Session second = logIn("region", "Two");
    Session internal = logIn("endpointtype", "internal");

    assertThat(second.account()).isEqualTo(URI.create("http://two.test/v1/AUTH_fc394f2a"));
    assertThat(internal.account())
        .isEqualTo(URI.create("http://one.internal.test/v1/AUTH_fc394f2a"));
  }

  @Test
  void aStoreThatIsNotInTheCatalogIsSaidWithTheSettingsThatChooseIt() {
    assertThatThrownBy(() -> logIn("region", "Two", "endpointtype", "internal"))
        .isInstanceOf(StorageException.Denied.class)
        .hasMessageContaining("region, endpointtype");
  }

  @Test
  void anAnswerWithoutATokenIsSaidToBeNoLogin() {
    answer = "{\"versions\": []}";

    assertThatThrownBy(() -> logIn("tenant", "images"))
        .isInstanceOf(StorageException.Denied.class)
        .hasMessageContaining("authurl")
        .hasMessageContaining("version 2");
  }
}
