// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import static io.stowage.server.http.Accounts.basic;
import static io.stowage.server.http.Accounts.line;
import static io.stowage.server.http.RunningRegistry.assertError;
import static io.stowage.server.http.RunningRegistry.header;
import static io.stowage.server.http.RunningRegistry.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.server.auth.LogLines;
import io.stowage.server.config.AuthConfig;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtpasswdEndpointTest {
  private static final String CHALLENGE = "Basic realm=\"The \\\"Registry\\\"\"";
  private static final String JOE = basic("joe", "s€cret");

  @TempDir Path directory;
  private Path users;
  private RunningRegistry registry;

  @BeforeEach
  void start() throws IOException {
    users = Files.writeString(directory.resolve("users"), line("joe", "s€cret"));
    registry =
        RunningRegistry.start(
            config ->
                config.withAuth(
                    new AuthConfig.Htpasswd("The \"Registry\"", users, Optional.empty())));
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  private static void assertChallenged(HttpResponse<byte[]> response) {
    assertError(response, 401, "UNAUTHORIZED");
    assertThat(header(response, "WWW-Authenticate")).isEqualTo(CHALLENGE);
    assertThat(header(response, "Docker-Distribution-API-Version")).isEqualTo("registry/2.0");
  }

  @Test
  void whoIsNobodyIsAskedToLogIn() {
    assertChallenged(registry.get("/v2/"));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v2/_catalog, registry:catalog:*",
    "GET, /v2/a/tags/list, repository:a:pull",
    "HEAD, /v2/a/manifests/x, ",
    "PUT, /v2/a/b/manifests/x, repository:a/b:pull repository:a/b:push",
    "POST, /v2/a/blobs/uploads/, repository:a:pull repository:a:push",
    "DELETE, /v2/a/manifests/x, repository:a:delete",
    "OPTIONS, /v2/a/manifests/x, ",
  })
  void nothingIsServedToNobody(String method, String path, String wanted) {
    HttpResponse<byte[]> response = registry.send(method, path, BodyPublishers.noBody());

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(header(response, "WWW-Authenticate")).isEqualTo(CHALLENGE);
    if (wanted != null) {
      JsonArray detail =
          new JsonObject(text(response))
              .getJsonArray("errors")
              .getJsonObject(0)
              .getJsonArray("detail");
      assertThat(
              detail.stream()
                  .map(JsonObject.class::cast)
                  .map(
                      each ->
                          each.getString("Type")
                              + ":"
                              + each.getString("Name")
                              + ":"
                              + each.getString("Action")))
          .containsExactly(wanted.split(" ", -1));
    }
  }

  @Test
  void theRootAnswersEverybody() {
    assertThat(registry.get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void aUserMayDoEverything() {
    assertThat(registry.get("/v2/", "Authorization", JOE).statusCode()).isEqualTo(200);
    assertThat(registry.get("/v2/_catalog", "Authorization", JOE).statusCode()).isEqualTo(200);
    assertThat(registry.post("/v2/a/blobs/uploads/", "Authorization", JOE).statusCode())
        .isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic",
        "Basic ",
        "Basic !",
        "Basic am9l",
        "Basic /zph",
        "Basic Og==",
        "Bearer am9lOnPigqxjcmV0",
        "Negotiate x",
        "joe:secret",
      })
  void whatIsNoCredentialsIsChallenged(String authorization) {
    assertChallenged(registry.get("/v2/", "Authorization", authorization));
  }

  @Test
  void credentialsOfAnyLengthAreChallenged() {
    assertChallenged(registry.get("/v2/", "Authorization", basic("joe", "p".repeat(200))));
    assertChallenged(registry.get("/v2/", "Authorization", basic("u".repeat(2000), "p")));
    assertChallenged(registry.get("/v2/", "Authorization", basic("joe", "p".repeat(30_000))));
  }

  @Test
  void aWrongPasswordAndAnUnknownUserAreToldApartInTheLogAlone() {
    try (LogLines log = new LogLines(Guard.class.getName())) {
      HttpResponse<byte[]> wrong = registry.get("/v2/", "Authorization", basic("joe", "hidden"));
      HttpResponse<byte[]> unknown = registry.get("/v2/", "Authorization", basic("ann", "hidden"));

      assertChallenged(wrong);
      assertThat(text(unknown)).isEqualTo(text(wrong));
      assertThat(unknown.statusCode()).isEqualTo(401);
      assertThat(log.all())
          .containsExactly(
              "INFO refused with 401: GET /v2/ of 127.0.0.1: wrong password of user joe",
              "INFO refused with 401: GET /v2/ of 127.0.0.1: no such user: ann");
    }
  }

  @Test
  void whoFailsTooOftenHasToWaitButNotWhoIsKnown() {
    assertThat(registry.get("/v2/", "Authorization", JOE).statusCode()).isEqualTo(200);
    for (int i = 0; i < 5; i++) {
      assertChallenged(registry.get("/v2/", "Authorization", basic("joe", "wrong" + i)));
    }

    HttpResponse<byte[]> response = registry.get("/v2/", "Authorization", basic("joe", "wrong"));

    assertError(response, 429, "TOOMANYREQUESTS");
    assertThat(Integer.parseInt(header(response, "Retry-After"))).isBetween(1, 10);
    assertThat(registry.get("/v2/", "Authorization", JOE).statusCode()).isEqualTo(200);
  }

  @Test
  void aUserWhoIsAddedMayComeInAtOnce() throws IOException {
    Path next = Files.writeString(directory.resolve("next"), line("ann", "new"));

    Files.move(next, users, StandardCopyOption.ATOMIC_MOVE);

    assertThat(registry.get("/v2/", "Authorization", basic("ann", "new")).statusCode())
        .isEqualTo(200);
    assertChallenged(registry.get("/v2/", "Authorization", JOE));
  }

  @Test
  void aRequestWithABodyIsRefusedBeforeItIsTaken() {
    HttpResponse<byte[]> response =
        registry.put("/v2/a/manifests/x", new byte[1_000_000], "Content-Type", "text/plain");

    assertChallenged(response);
  }

  @Test
  void theAccessLogNamesTheUserOfEachRequest() {
    try (LogLines log = new LogLines("access")) {
      registry.get("/v2/", "Authorization", JOE);
      registry.get("/v2/");
      registry.get("/");

      assertThat(log.all().get(0)).startsWith("INFO 127.0.0.1 - joe [");
      assertThat(log.all().get(1)).startsWith("INFO 127.0.0.1 - - [");
    }
  }
}
