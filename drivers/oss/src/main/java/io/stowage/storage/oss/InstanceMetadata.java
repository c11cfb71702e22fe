// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stowage.storage.StorageException;
import io.stowage.storage.object.StoreClients;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the metadata service of an ECS instance tells of the instance's RAM role. Asks with a token
 * of the service, as an instance in security hardening mode wants it, and without one where the
 * service gives none. Thread-safe.
 */
final class InstanceMetadata {
  private static final String TOKEN = "/latest/api/token";
  private static final String KEYS = "/latest/meta-data/ram/security-credentials/";
  private static final int LARGEST = 64 << 10;
  private static final JsonMapper JSON = new JsonMapper();

  private final URI base;
  private final HttpClient client;
  private final Duration patience;

  /**
   * Makes one, without a call.
   *
   * @param base scheme, host and port of the service
   * @param patience how long a connection, and then an answer, may take
   */
  InstanceMetadata(URI base, Duration patience) {
    this.base = base;
    this.patience = patience;
    this.client = StoreClients.client(patience);
  }

  /**
   * Keys that end.
   *
   * @param keys the keys, with their token
   * @param end when the store takes them no longer
   */
  record Temporary(OssKeys keys, Instant end) {}

  private record Answer(int status, String text) {}

  /**
   * Asks for the keys of a role.
   *
   * @throws StorageException.Denied if the instance has no such role, or the service refuses
   * @throws StorageException.Unavailable if the service does not answer, or not as it should
   */
  Temporary keys(String role) throws StorageException {
    HttpRequest.Builder request = request(KEYS + role);
    token().ifPresent(token -> request.header("X-aliyun-ecs-metadata-token", token));
    Answer answer;
    try {
      answer = send(request.GET().build());
    } catch (IOException e) {
      throw unavailable("does not answer", e);
    }
    return switch (answer.status) {
      case 200 -> parse(role, answer.text);
      case 404 ->
          throw new StorageException.Denied("ramrole: the instance has no role " + role, null);
      case 401, 403 -> throw new StorageException.Denied(refusal(answer.status), null);
      default -> throw unavailable("answers with status " + answer.status, null);
    };
  }

  private String refusal(int status) {
    return "ramrole: the metadata service at " + base + " refuses with status " + status;
  }

  private StorageException.Unavailable unavailable(String what, @Nullable Throwable cause) {
    return new StorageException.Unavailable(
        "ramrole: the metadata service at " + base + ' ' + what, cause);
  }

  /** A token for one question; empty where the service has none to give. */
  private Optional<String> token() throws StorageException {
    HttpRequest request =
        request(TOKEN)
            .header("X-aliyun-ecs-metadata-token-ttl-seconds", "60")
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      Answer answer = send(request);
      boolean isToken = answer.status == 200 && answer.text.matches("[!-~]+");
      return isToken ? Optional.of(answer.text) : Optional.empty();
    } catch (IOException e) {
      // not to be had from within some containers: asked without, it may answer
      return Optional.empty();
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(patience);
  }

  private Answer send(HttpRequest request) throws IOException, StorageException {
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        byte[] bytes = body.readNBytes(LARGEST);
        return new Answer(response.statusCode(), new String(bytes, StandardCharsets.UTF_8).strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("was not waited for", e);
    }
  }

  private Temporary parse(String role, String text) throws StorageException {
    try {
      JsonNode answer = JSON.readTree(text);
      if (!text(answer, "Code").equals("Success")) {
        throw new StorageException.Denied(
            "ramrole: the metadata service has no keys of the role " + role, null);
      }
      OssKeys keys =
          new OssKeys(
              text(answer, "AccessKeyId"),
              text(answer, "AccessKeySecret"),
              text(answer, "SecurityToken"));
      return new Temporary(keys, Instant.parse(text(answer, "Expiration")));
    } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
      // whose messages may hold what was read
      throw unavailable("gives no keys that can be read", null);
    }
  }

  private static String text(JsonNode answer, String name) {
    String text = answer.path(name).asText();
    if (text.isBlank()) {
      throw new IllegalArgumentException(name);
    }
    return text;
  }
}
