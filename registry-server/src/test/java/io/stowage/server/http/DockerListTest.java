// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import static io.stowage.server.http.ManifestFixture.bytes;
import static io.stowage.server.http.ManifestFixture.descriptor;
import static io.stowage.server.http.ManifestFixture.digest;
import static io.stowage.server.http.RunningRegistry.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.MediaTypes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerListTest {
  private static RunningRegistry registry;
  private static ManifestFixture manifests;
  private static byte[] amd64;
  private static byte[] list;

  @BeforeAll
  static void start() {
    registry = RunningRegistry.start();
    manifests = new ManifestFixture(registry, "multi");
    byte[] arm64 = bytes(manifests.image("arm64", MediaTypes.DOCKER_MANIFEST));
    amd64 = bytes(manifests.image("amd64", MediaTypes.DOCKER_MANIFEST));
    manifests.put(digest(arm64), arm64, MediaTypes.DOCKER_MANIFEST);
    manifests.put(digest(amd64), amd64, MediaTypes.DOCKER_MANIFEST);
    list = list(child(arm64, "arm64"), child(amd64, "amd64"));
    manifests.put("latest", list, MediaTypes.DOCKER_LIST);
    manifests.put("arm", list(child(arm64, "arm64")), MediaTypes.DOCKER_LIST);
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  private static JsonObject child(byte[] manifest, String architecture) {
    return descriptor(MediaTypes.DOCKER_MANIFEST, manifest)
        .put("platform", new JsonObject().put("architecture", architecture).put("os", "linux"));
  }

  private static byte[] list(JsonObject... children) {
    return bytes(
        new JsonObject()
            .put("schemaVersion", 2)
            .put("mediaType", MediaTypes.DOCKER_LIST)
            .put("manifests", new JsonArray(java.util.List.of(children))));
  }

  @ParameterizedTest
  @ValueSource(strings = {MediaTypes.DOCKER_LIST, "*/*", "application/*"})
  void aListIsServedToThoseWhoAcceptIt(String accept) {
    HttpResponse<byte[]> response = registry.get(manifests.path("latest"), "Accept", accept);

    assertThat(response.body()).isEqualTo(list);
    assertThat(header(response, "Content-Type")).isEqualTo(MediaTypes.DOCKER_LIST);
  }

  @Test
  void aListIsServedToThoseWhoDoNotSay() {
    assertThat(registry.get(manifests.path("latest")).body()).isEqualTo(list);
  }

  @Test
  void anOldClientGetsTheUsualPlatformByTag() {
    HttpResponse<byte[]> response =
        registry.get(manifests.path("latest"), "Accept", MediaTypes.DOCKER_MANIFEST);

    assertThat(response.body()).isEqualTo(amd64);
    assertThat(header(response, "Content-Type")).isEqualTo(MediaTypes.DOCKER_MANIFEST);
    assertThat(header(response, "Docker-Content-Digest")).isEqualTo(digest(amd64).toString());
  }

  @Test
  void anOldClientGetsTheListByDigest() {
    HttpResponse<byte[]> response =
        registry.get(manifests.path(digest(list)), "Accept", MediaTypes.DOCKER_MANIFEST);

    assertThat(response.body()).isEqualTo(list);
  }

  @Test
  void aListWithoutTheUsualPlatformIsUnknownToAnOldClient() {
    HttpResponse<byte[]> response =
        registry.get(manifests.path("arm"), "Accept", MediaTypes.DOCKER_MANIFEST);

    assertThat(response.statusCode()).isEqualTo(404);
  }
}
