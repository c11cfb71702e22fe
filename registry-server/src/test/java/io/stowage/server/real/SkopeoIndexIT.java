// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stowage.server.real.support.Content;
import io.stowage.server.real.support.Image;
import io.stowage.server.real.support.OciLayout;
import io.stowage.server.real.support.RunningRegistry;
import io.stowage.server.real.support.Skopeo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SkopeoIndexIT {

  @RegisterExtension static final RunningRegistry REGISTRY = RunningRegistry.withDefaults();
  @TempDir Path directory;

  private final Image amd64 = Image.of(41, "amd64", 2, 30_000);
  private final Image arm64 = Image.of(51, "arm64", 2, 30_000);
  private final Content index = Image.index(List.of(amd64, arm64));
  private OciLayout layout;

  @BeforeEach
  void composeIndexOfTwoArchitectures() throws IOException {
    layout = OciLayout.create(directory.resolve("in"), "v1", index);
    layout.add(amd64);
    layout.add(arm64);
  }

  @Test
  void copiesAnIndexWithAllItsImagesInAndOutAgain() throws IOException {
    Skopeo.copy("oci:" + layout.directory() + ":v1", REGISTRY.image("multi:v1"), "--all");
    Skopeo.copy(REGISTRY.image("multi:v1"), "oci:" + directory.resolve("out") + ":v1", "--all");

    OciLayout out = new OciLayout(directory.resolve("out"));
    assertThat(out.topDigest()).isEqualTo(index.digest());
    assertThat(out.read(index.digest())).isEqualTo(index.bytes());
    SkopeoCopyIT.assertThatImageIsIn(out, amd64);
    SkopeoCopyIT.assertThatImageIsIn(out, arm64);
  }

  @Test
  void copiesTheImageOfOneArchitectureOutOfAnIndex() throws IOException {
    Skopeo.copy("oci:" + layout.directory() + ":v1", REGISTRY.image("one/of/two:v1"), "--all");

    Path out = directory.resolve("out");
    Skopeo.copy(REGISTRY.image("one/of/two:v1"), "oci:" + out + ":v1", "--override-arch=arm64");

    SkopeoCopyIT.assertThatImageIsIn(new OciLayout(out), arm64);
    assertThat(new OciLayout(out).topDigest()).isEqualTo(arm64.manifest().digest());
  }

  @Test
  void keepsADockerManifestListAsItCame() throws IOException {
    Skopeo.copy(
        "oci:" + layout.directory() + ":v1", REGISTRY.image("list:v1"), "--all", "--format=v2s2");

    String raw = Skopeo.inspect(REGISTRY.image("list:v1"), "--raw");

    JsonNode list = new ObjectMapper().readTree(raw);
    assertThat(list.get("mediaType").asText())
        .isEqualTo("application/vnd.docker.distribution.manifest.list.v2+json");
    assertThat(list.get("manifests"))
        .hasSize(2)
        .allSatisfy(
            child ->
                assertThat(child.get("mediaType").asText())
                    .isEqualTo("application/vnd.docker.distribution.manifest.v2+json"));
    Path out = directory.resolve("out");
    Skopeo.copy(REGISTRY.image("list:v1"), "dir:" + out, "--all");
    assertThat(out.resolve("manifest.json")).hasContent(raw);
  }
}
