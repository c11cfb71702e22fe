// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.MediaTypes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Makes manifests whose blobs are there. */
final class ManifestFixture {
  private final RunningRegistry registry;
  private final String repository;

  ManifestFixture(RunningRegistry registry, String repository) {
    this.registry = registry;
    this.repository = repository;
  }

  String path(Object reference) {
    return "/v2/" + repository + "/manifests/" + reference;
  }

  /** An OCI image of one layer, whose blobs it pushes. */
  byte[] image(String text) {
    return image(text, MediaTypes.OCI_MANIFEST).encode().getBytes(StandardCharsets.UTF_8);
  }

  JsonObject image(String text, String mediaType) {
    byte[] config = ("{\"c\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8);
    byte[] layer = text.getBytes(StandardCharsets.UTF_8);
    registry.pushBlob(repository, config);
    registry.pushBlob(repository, layer);
    return new JsonObject()
        .put("schemaVersion", 2)
        .put("mediaType", mediaType)
        .put("config", descriptor("application/vnd.example.config+json", config))
        .put("layers", new JsonArray().add(descriptor("application/vnd.example.layer", layer)));
  }

  static JsonObject descriptor(String mediaType, byte[] content) {
    return new JsonObject()
        .put("mediaType", mediaType)
        .put("digest", digest(content).toString())
        .put("size", content.length);
  }

  static byte[] bytes(JsonObject json) {
    return json.encode().getBytes(StandardCharsets.UTF_8);
  }

  static Digest digest(byte[] content) {
    return Digest.of(DigestAlgorithm.SHA256, content);
  }

  HttpResponse<byte[]> put(Object reference, byte[] manifest) {
    return put(reference, manifest, MediaTypes.OCI_MANIFEST);
  }

  HttpResponse<byte[]> put(Object reference, byte[] manifest, String mediaType) {
    return registry.put(path(reference), manifest, "Content-Type", mediaType);
  }
}
