// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stowage.registry.Digest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a registry answered.
 *
 * @param request the line of the request
 * @param response the answer
 */
record Answer(String request, HttpResponse<byte[]> response) {
  private static final int SHOWN = 500;

  int status() {
    return response.statusCode();
  }

  byte[] body() {
    return response.body();
  }

  JsonNode json() {
    return Json.of(body());
  }

  Optional<String> find(String header) {
    return response.headers().firstValue(header);
  }

  String header(String name) {
    return find(name).orElseThrow(() -> new AssertionError(request + ": no header " + name));
  }

  OptionalLong length() {
    return response.headers().firstValueAsLong("Content-Length");
  }

  /** Asserts that the status is one of these. */
  Answer expect(Integer... statuses) {
    assertThat(status())
        .as("status of %s, which answers %s", request, shown())
        .isIn((Object[]) statuses);
    return this;
  }

  /** Asserts an error, in the form that clients read: its status, and a code. */
  Answer expectError(int status, String code) {
    expect(status);
    JsonNode first = json().path("errors").path(0);
    assertThat(first.path("code").asText())
        .as("error code of %s: %s", request, shown())
        .isEqualTo(code);
    return this;
  }

  /** Asserts that the digest is told. */
  Answer expectDigest(Digest digest) {
    assertThat(header("Docker-Content-Digest"))
        .as("Docker-Content-Digest of %s", request)
        .isEqualTo(digest.toString());
    return this;
  }

  /** Asserts what came. */
  Answer expectBody(byte[] expected) {
    assertThat(body().length).as("bytes that %s gave", request).isEqualTo(expected.length);
    assertThat(Arrays.equals(body(), expected))
        .as("bytes of %s are those pushed", request)
        .isTrue();
    return this;
  }

  private String shown() {
    boolean text = find("Content-Type").filter(type -> type.contains("json")).isPresent();
    return text
        ? new String(body(), 0, Math.min(SHOWN, body().length), UTF_8).strip()
        : body().length + " bytes";
  }
}
