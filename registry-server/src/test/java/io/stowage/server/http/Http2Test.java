// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import static io.stowage.server.http.RunningRegistry.header;
import static io.stowage.server.http.RunningRegistry.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.server.config.RegistryConfig;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class Http2Test {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
  private static RunningRegistry registry;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    registry = RunningRegistry.start(Http2Test::withHttp2);
    // the first request of a connection is upgraded
    send("GET", "/v2/", new byte[0]);
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  private static RegistryConfig withHttp2(RegistryConfig config) {
    return config.withHttp(config.http().toBuilder().h2c(true).build());
  }

  private static HttpResponse<byte[]> send(String method, String path, byte[] body)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        CLIENT.send(
            registry.request(method, path, BodyPublishers.ofByteArray(body)),
            BodyHandlers.ofByteArray());
    assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
    return response;
  }

  @Test
  void aBlobIsPushedAndPulled() throws IOException, InterruptedException {
    byte[] content = new byte[3_000_000];
    new Random(1).nextBytes(content);
    Digest digest = Digest.of(DigestAlgorithm.SHA256, content);

    HttpResponse<byte[]> begun = send("POST", "/v2/repo/blobs/uploads/", new byte[0]);
    HttpResponse<byte[]> patched = send("PATCH", location(begun), content);
    HttpResponse<byte[]> put = send("PUT", location(patched) + "&digest=" + digest, new byte[0]);
    HttpResponse<byte[]> got = send("GET", "/v2/repo/blobs/" + digest, new byte[0]);

    assertThat(location(begun)).startsWith("http://127.0.0.1:" + registry.port() + "/v2/repo/");
    assertThat(header(patched, "Range")).isEqualTo("0-2999999");
    assertThat(put.statusCode()).isEqualTo(201);
    assertThat(got.body()).isEqualTo(content);
  }

  @Test
  void aRefusedBodyDoesNotEndTheConnection() throws IOException, InterruptedException {
    HttpResponse<byte[]> refused =
        send("PATCH", "/v2/repo/blobs/uploads/none", new byte[2_000_000]);

    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(refused.headers().firstValue("Connection")).isEmpty();
    assertThat(send("GET", "/v2/", new byte[0]).statusCode()).isEqualTo(200);
  }
}
