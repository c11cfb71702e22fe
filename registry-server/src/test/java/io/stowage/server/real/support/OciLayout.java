// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory in the OCI image layout, as skopeo reads and writes it. */
public record OciLayout(Path directory) {

  /** Begins a layout with one named entry, {@code top}; its parts are added by {@link #add}. */
  public static OciLayout create(Path directory, String tag, Content top) throws IOException {
    OciLayout layout = new OciLayout(directory);
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
    String name = ",\"annotations\":{\"org.opencontainers.image.ref.name\":\"%s\"}".formatted(tag);
    Files.writeString(
        directory.resolve("index.json"),
        "{\"schemaVersion\":2,\"manifests\":[%s]}".formatted(top.descriptorWith(name)));
    layout.add(top);
    return layout;
  }

  public void add(Content content) throws IOException {
    Path file = blob(content.digest());
    Files.createDirectories(file.getParent());
    Files.write(file, content.bytes());
  }

  public void add(Image image) throws IOException {
    add(image.manifest());
    for (Content blob : image.blobs()) {
      add(blob);
    }
  }

  /** The digest of the first entry of the layout's index. */
  public String topDigest() throws IOException {
    JsonNode index =
        new ObjectMapper().readTree(Files.readString(directory.resolve("index.json"), UTF_8));
    return index.get("manifests").get(0).get("digest").asText();
  }

  public byte[] read(String digest) throws IOException {
    return Files.readAllBytes(blob(digest));
  }

  private Path blob(String digest) {
    return directory.resolve("blobs").resolve(digest.replace(':', '/'));
  }
}
