// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import static io.stowage.server.http.RunningRegistry.header;
import static io.stowage.server.http.RunningRegistry.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MountEndpointTest {
  private static final byte[] CONTENT = "mounted".getBytes(StandardCharsets.UTF_8);
  private static final Digest MISSING = Digest.of(DigestAlgorithm.SHA256, new byte[] {3});
  private static RunningRegistry registry;
  private static Digest digest;

  @BeforeAll
  static void start() {
    registry = RunningRegistry.start();
    digest = registry.pushBlob("source", CONTENT);
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"named?mount=%s&from=source", "anywhere?mount=%s"})
  void aBlobIsMounted(String target) {
    String repository = target.substring(0, target.indexOf('?'));
    String query = target.substring(target.indexOf('?')).formatted(digest);

    HttpResponse<byte[]> response = registry.post("/v2/" + repository + "/blobs/uploads/" + query);

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(location(response)).endsWith("/v2/" + repository + "/blobs/" + digest);
    assertThat(header(response, "Docker-Content-Digest")).isEqualTo(digest.toString());
    assertThat(registry.get("/v2/" + repository + "/blobs/" + digest).body()).isEqualTo(CONTENT);
  }

  @Test
  void whatIsNotThereIsUploadedInstead() {
    for (String query :
        new String[] {
          "mount=" + MISSING + "&from=source",
          "mount=" + MISSING,
          "mount=" + digest + "&from=elsewhere",
          "mount=" + digest + "&from=NO%20NAME",
          "mount=none&from=source",
          "mount=&from=source",
        }) {
      HttpResponse<byte[]> response = registry.post("/v2/into/blobs/uploads/?" + query);

      assertThat(response.statusCode()).as(query).isEqualTo(202);
      assertThat(location(response)).contains("/v2/into/blobs/uploads/");
    }
  }
}
