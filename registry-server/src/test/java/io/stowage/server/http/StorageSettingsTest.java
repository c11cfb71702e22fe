// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import static io.stowage.server.http.RunningRegistry.header;
import static io.stowage.server.http.RunningRegistry.location;
import static io.stowage.server.http.RunningRegistry.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.server.config.RegistryConfig;
import io.stowage.server.config.StorageConfig;
import io.stowage.storage.StorageDriver;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class StorageSettingsTest {
  private static final byte[] CONTENT = {1, 2, 3};
  private static final URI ELSEWHERE = URI.create("https://bucket.example/data?signature=x");

  private static UnaryOperator<RegistryConfig> storage(
      boolean delete, boolean noRedirect, boolean readOnly) {
    return config -> {
      StorageConfig usual = config.storage();
      return config.withStorage(
          new StorageConfig(
              usual.driver(),
              usual.parameters(),
              delete,
              noRedirect,
              readOnly,
              usual.purging(),
              usual.cache()));
    };
  }

  private static RunningRegistry direct(boolean noRedirect) {
    StorageDriver driver = new TroubledDriver(RunningRegistry.inmemory(), ELSEWHERE);
    return RunningRegistry.start(driver, storage(true, noRedirect, false));
  }

  @Test
  void getGoesToTheStorageWhereThatCanBe() {
    try (RunningRegistry registry = direct(false)) {
      Digest digest = registry.pushBlob("repo", CONTENT);
      String path = "/v2/repo/blobs/" + digest;

      HttpResponse<byte[]> get = registry.get(path, "Range", "bytes=0-0");
      HttpResponse<byte[]> head = registry.head(path);

      assertThat(get.statusCode()).isEqualTo(307);
      assertThat(location(get)).isEqualTo(ELSEWHERE.toString());
      assertThat(get.body()).isEmpty();
      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(header(head, "Content-Length")).isEqualTo("3");
      assertThat(registry.get(path, "If-None-Match", "*").statusCode()).isEqualTo(304);
    }
  }

  @Test
  void getIsAnsweredHereWhereRedirectsAreOff() {
    try (RunningRegistry registry = direct(true)) {
      Digest digest = registry.pushBlob("repo", CONTENT);

      assertThat(registry.get("/v2/repo/blobs/" + digest).body()).isEqualTo(CONTENT);
    }
  }

  @Test
  void nothingIsDeletedWhereThatIsOff() {
    try (RunningRegistry registry = RunningRegistry.start(storage(false, false, false))) {
      Digest digest = registry.pushBlob("repo", CONTENT);

      for (String path : new String[] {"/v2/repo/blobs/", "/v2/repo/manifests/"}) {
        HttpResponse<byte[]> response = registry.delete(path + digest);

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(text(response)).contains("\"code\":\"UNSUPPORTED\"");
      }
      assertThat(registry.get("/v2/repo/blobs/" + digest).statusCode()).isEqualTo(200);
      String upload = location(registry.post("/v2/repo/blobs/uploads/"));
      assertThat(registry.delete(upload).statusCode()).isEqualTo(204);
    }
  }

  @Test
  void nothingIsChangedWhereThatIsOff() {
    try (RunningRegistry registry = RunningRegistry.start(storage(true, false, true))) {
      String digest = "sha256:" + "0".repeat(64);

      assertRefused(registry.post("/v2/repo/blobs/uploads/"), "");
      assertRefused(registry.patch("/v2/repo/blobs/uploads/x", CONTENT), "GET, HEAD");
      assertRefused(registry.put("/v2/repo/manifests/latest", CONTENT), "GET, HEAD");
      assertRefused(registry.delete("/v2/repo/manifests/latest"), "GET, HEAD");
      assertRefused(registry.delete("/v2/repo/blobs/" + digest), "GET, HEAD");
      assertThat(registry.get("/v2/").statusCode()).isEqualTo(200);
    }
  }

  private static void assertRefused(HttpResponse<byte[]> response, String allow) {
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(text(response)).contains("\"code\":\"UNSUPPORTED\"");
    assertThat(header(response, "Allow")).isEqualTo(allow);
  }
}
