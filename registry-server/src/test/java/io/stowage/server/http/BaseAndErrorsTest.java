// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import static io.stowage.server.http.RunningRegistry.header;
import static io.stowage.server.http.RunningRegistry.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseAndErrorsTest {
  private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);
  private static RunningRegistry registry;

  @BeforeAll
  static void start() {
    registry = RunningRegistry.start();
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v2/", "/v2"})
  void theBaseSaysThatThisIsARegistry(String path) {
    HttpResponse<byte[]> response = registry.get(path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(text(response)).isEqualTo("{}");
    assertThat(header(response, "Content-Type")).isEqualTo("application/json");
    assertThat(header(response, "Content-Length")).isEqualTo("2");
    assertThat(header(response, "Docker-Distribution-API-Version")).isEqualTo("registry/2.0");
  }

  @Test
  void headOfTheBaseHasTheHeadersOfGet() {
    HttpResponse<byte[]> response = registry.head("/v2/");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Length")).isEqualTo("2");
    assertThat(response.body()).isEmpty();
  }

  @Test
  void theRootSaysThatTheServerIsAlive() {
    HttpResponse<byte[]> response = registry.get("/");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(header(response, "Cache-Control")).isEqualTo("no-cache");
  }

  @Test
  void pathsOutsideTheApiAreLeftToOthers() {
    assertThat(registry.get("/v1/_ping").statusCode()).isEqualTo(404);
    assertThat(registry.get("/v2x/").statusCode()).isEqualTo(404);
  }

  @Test
  void anErrorIsJsonWithCodeAndMessage() {
    HttpResponse<byte[]> response = registry.get("/v2/a/blobs/" + DIGEST);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(header(response, "Content-Type")).isEqualTo("application/json");
    assertThat(header(response, "Docker-Distribution-API-Version")).isEqualTo("registry/2.0");
    JsonObject error = new JsonObject(text(response)).getJsonArray("errors").getJsonObject(0);
    assertThat(error.getString("code")).isEqualTo("BLOB_UNKNOWN");
    assertThat(error.getString("message")).isEqualTo("blob unknown to registry");
    assertThat(error.getString("detail")).isEqualTo(DIGEST);
  }

  @Test
  void headOfAnErrorHasItsHeadersAndNoBody() {
    HttpResponse<byte[]> response = registry.head("/v2/a/blobs/" + DIGEST);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(header(response, "Content-Type")).isEqualTo("application/json");
    assertThat(Integer.parseInt(header(response, "Content-Length"))).isPositive();
    assertThat(response.body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/v2/a, 404, UNSUPPORTED",
    "/v2/a/b/c, 404, UNSUPPORTED",
    "/v2/A/tags/list, 400, NAME_INVALID",
    "/v2/a//b/tags/list, 400, NAME_INVALID",
    "/v2/a%2Fb/tags/list, 404, UNSUPPORTED",
    "/v2/%2e%2e/%2e%2e/etc/tags/list, 400, NAME_INVALID",
    "/v2/a/manifests/.hidden, 404, MANIFEST_UNKNOWN",
    "/v2/a/manifests/sha256:12, 400, DIGEST_INVALID",
    "/v2/a/blobs/sha256:12, 400, DIGEST_INVALID",
    "/v2/a/blobs/md5:0123456789abcdef0123456789abcdef, 400, DIGEST_INVALID",
    "/v2/a/referrers/x, 400, DIGEST_INVALID",
    "/v2/a/blobs/uploads/none, 404, BLOB_UPLOAD_UNKNOWN",
    "/v2/a/blobs/uploads/..%5c, 404, BLOB_UPLOAD_UNKNOWN",
  })
  void aPathOfTheApiFailsAsTheApiDoes(String path, int status, String code) {
    HttpResponse<byte[]> response = registry.get(path);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(text(response)).contains("\"code\":\"" + code + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v2/../../etc/passwd",
        "/v2/a/../../b/tags/list",
        "/v2/./tags/list",
        "/v2/a/manifests/%00",
        "/v2/a/manifests/%zz",
        "/v2/a/tags/list%",
        "/v2//etc/tags/list",
        "/v2/a/blobs/sha256:..%2f..%2fdata",
        "http://other.example/v2/../tags/list",
        "/v2/\u00ff\u00fe/tags/list",
      })
  void aPathIsNeverNormalised(String path) {
    try (RawConnection connection = new RawConnection(registry.port())) {
      RawConnection.Answer answer = connection.ask("GET " + path + " HTTP/1.1");

      assertThat(answer.status()).isIn(400, 404);
      assertThat(answer.header("Content-Type")).isEqualTo("application/json");
      assertThat(answer.body()).contains("\"errors\"");
    }
  }

  @Test
  void aPathOfTenThousandCharactersIsRefused() {
    HttpResponse<byte[]> response = registry.get("/v2/" + "a".repeat(10_000) + "/tags/list");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(text(response)).contains("NAME_INVALID").hasSizeLessThan(500);
  }

  @Test
  void aQueryThatCannotBeDecodedIsAMistakeOfTheClient() {
    try (RawConnection connection = new RawConnection(registry.port())) {
      RawConnection.Answer answer = connection.ask("GET /v2/_catalog?n=%zz HTTP/1.1");

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).contains("\"errors\"");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PUT | /v2/ | GET, HEAD",
        "POST | /v2/_catalog | GET, HEAD",
        "PATCH | /v2/a/tags/list | GET, HEAD",
        "POST | /v2/a/manifests/x | GET, HEAD, PUT, DELETE",
        "GET | /v2/a/blobs/uploads/ | POST",
        "POST | /v2/a/blobs/uploads/x | GET, HEAD, PATCH, PUT, DELETE",
        "BREW | /v2/ | GET, HEAD",
      })
  void aWrongMethodIsNotAllowed(String method, String path, String allow) {
    HttpResponse<byte[]> response = registry.send(method, path, BodyPublishers.ofString("body"));

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(header(response, "Allow")).isEqualTo(allow);
    assertThat(text(response)).contains("\"code\":\"UNSUPPORTED\"");
  }

  @Test
  void optionsTellsTheMethods() {
    HttpResponse<byte[]> response =
        registry.send("OPTIONS", "/v2/a/blobs/" + DIGEST, BodyPublishers.noBody());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Allow")).isEqualTo("GET, HEAD, DELETE");
    assertThat(response.body()).isEmpty();
  }
}
