// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stowage.server.real.support.Bytes;
import io.stowage.server.real.support.DockerArchive;
import io.stowage.server.real.support.Image;
import io.stowage.server.real.support.OciLayout;
import io.stowage.server.real.support.RunningRegistry;
import io.stowage.server.real.support.Skopeo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SkopeoCopyIT {

  @RegisterExtension static final RunningRegistry REGISTRY = RunningRegistry.withDefaults();
  @RegisterExtension static final RunningRegistry OTHER = RunningRegistry.withDefaults();
  @TempDir Path directory;

  @Test
  void copiesADockerImageInAndOutAgain() throws IOException {
    Path archive = directory.resolve("image.tar");
    String id = DockerArchive.write(archive, "made/here:v1", 11, 3, 200_000);

    Skopeo.copy("docker-archive:" + archive, REGISTRY.image("docker/image:v1"));
    Skopeo.copy(REGISTRY.image("docker/image:v1"), "dir:" + directory.resolve("out"));

    byte[] manifest = Files.readAllBytes(directory.resolve("out/manifest.json"));
    JsonNode json = new ObjectMapper().readTree(manifest);
    assertThat(json.get("mediaType").asText())
        .isEqualTo("application/vnd.docker.distribution.manifest.v2+json");
    assertThat(json.get("config").get("digest").asText()).isEqualTo(id);
    assertThat(json.get("layers")).hasSize(3);
    for (JsonNode layer : json.get("layers")) {
      assertThatBlobIsWhole(layer.get("digest").asText());
    }
    assertThatBlobIsWhole(id);
    assertThat(digestOf(REGISTRY, "docker/image", "v1")).isEqualTo(Bytes.digest(manifest));
  }

  @Test
  void copiesAnOciImageInAndOutAgain() throws IOException {
    Image image = Image.of(21, "amd64", 3, 200_000);
    OciLayout layout = OciLayout.create(directory.resolve("in"), "v1", image.manifest());
    layout.add(image);

    Skopeo.copy("oci:" + layout.directory() + ":v1", REGISTRY.image("oci/image:v1"));
    Skopeo.copy(REGISTRY.image("oci/image:v1"), "oci:" + directory.resolve("out") + ":v1");

    OciLayout out = new OciLayout(directory.resolve("out"));
    assertThat(out.topDigest()).isEqualTo(image.manifest().digest());
    assertThatImageIsIn(out, image);
    assertThat(digestOf(REGISTRY, "oci/image", "v1")).isEqualTo(image.manifest().digest());
  }

  @Test
  void copiesFromOneRegistryToAnother() throws IOException {
    Image image = Image.of(31, "amd64", 2, 50_000);
    OciLayout layout = OciLayout.create(directory.resolve("in"), "v1", image.manifest());
    layout.add(image);
    Skopeo.copy("oci:" + layout.directory() + ":v1", REGISTRY.image("from:v1"));

    Skopeo.copy(REGISTRY.image("from:v1"), OTHER.image("to:v1"));

    assertThat(digestOf(OTHER, "to", "v1")).isEqualTo(image.manifest().digest());
    Skopeo.copy(OTHER.image("to:v1"), "oci:" + directory.resolve("out") + ":v1");
    assertThatImageIsIn(new OciLayout(directory.resolve("out")), image);
  }

  static void assertThatImageIsIn(OciLayout layout, Image image) throws IOException {
    assertThat(layout.read(image.manifest().digest())).isEqualTo(image.manifest().bytes());
    for (var blob : image.blobs()) {
      assertThat(layout.read(blob.digest())).isEqualTo(blob.bytes());
    }
  }

  private void assertThatBlobIsWhole(String digest) throws IOException {
    Path file = directory.resolve("out").resolve(digest.substring("sha256:".length()));
    assertThat(Bytes.digest(Files.readAllBytes(file))).isEqualTo(digest);
  }

  private static String digestOf(RunningRegistry registry, String repository, String tag)
      throws IOException {
    return registry
        .client()
        .send("HEAD", "/v2/" + repository + "/manifests/" + tag, "Accept", "*/*, " + ACCEPT)
        .headers()
        .firstValue("Docker-Content-Digest")
        .orElseThrow();
  }

  private static final String ACCEPT =
      Image.MANIFEST + ", application/vnd.docker.distribution.manifest.v2+json";
}
