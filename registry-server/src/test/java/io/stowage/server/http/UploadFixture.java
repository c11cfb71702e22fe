// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import static io.stowage.server.http.RunningRegistry.header;
import static io.stowage.server.http.RunningRegistry.location;
import static io.stowage.server.http.RunningRegistry.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A registry to upload some content to, and what is true of it afterwards. */
abstract class UploadFixture {
  static final String UPLOADS = "/v2/some/repo/blobs/uploads/";
  static final byte[] CONTENT = "some content".getBytes(StandardCharsets.UTF_8);
  static final Digest DIGEST = Digest.of(DigestAlgorithm.SHA256, CONTENT);
  static RunningRegistry registry;

  @BeforeAll
  static void start() {
    registry = RunningRegistry.start();
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  static void assertStored(Digest digest, byte[] content) {
    assertThat(registry.get("/v2/some/repo/blobs/" + digest).body()).isEqualTo(content);
  }

  static void assertCreated(HttpResponse<byte[]> response, Digest digest) {
    assertThat(response.statusCode()).as(text(response)).isEqualTo(201);
    assertThat(location(response)).endsWith("/v2/some/repo/blobs/" + digest);
    assertThat(header(response, "Docker-Content-Digest")).isEqualTo(digest.toString());
    assertThat(header(response, "Content-Length")).isEqualTo("0");
  }
}
