// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stowage.server.real.support.Bytes;
import io.stowage.server.real.support.Image;
import io.stowage.server.real.support.OciLayout;
import io.stowage.server.real.support.RunningRegistry;
import io.stowage.server.real.support.Skopeo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SkopeoManageIT {

  @RegisterExtension static final RunningRegistry REGISTRY = RunningRegistry.withDefaults();
  @TempDir Path directory;

  @Test
  void listsTheTagsThatWerePushed() throws IOException {
    push(61, "listed:b", "listed:a", "listed:c");

    JsonNode answer = new ObjectMapper().readTree(Skopeo.listTags(REGISTRY.image("listed")));

    assertThat(StreamSupport.stream(answer.get("Tags").spliterator(), false).map(JsonNode::asText))
        .containsExactly("a", "b", "c");
  }

  @Test
  void inspectsAnImageByItsTagAndByItsDigest() throws IOException {
    Image image = push(71, "inspected:v1");
    String digest = image.manifest().digest();

    assertThat(Skopeo.inspect(REGISTRY.image("inspected:v1"), "--raw"))
        .isEqualTo(new String(image.manifest().bytes(), UTF_8));
    assertThat(Bytes.digest(rawBytes("inspected@" + digest))).isEqualTo(digest);
    JsonNode answer = new ObjectMapper().readTree(Skopeo.inspect(REGISTRY.image("inspected:v1")));
    assertThat(answer.get("Digest").asText()).isEqualTo(digest);
    assertThat(answer.get("RepoTags").get(0).asText()).isEqualTo("v1");
  }

  @Test
  void deletesAnImageSoThatNeitherTagNorDigestFindsIt() throws IOException {
    Image image = push(81, "deleted:v1", "deleted:same");
    push(82, "deleted:stays");

    Skopeo.delete(REGISTRY.image("deleted:v1"));

    assertThat(statusOf("deleted", "v1")).isEqualTo(404);
    assertThat(statusOf("deleted", "same")).isEqualTo(404);
    assertThat(statusOf("deleted", image.manifest().digest())).isEqualTo(404);
    assertThat(statusOf("deleted", "stays")).isEqualTo(200);
  }

  private Image push(long seed, String... names) throws IOException {
    Image image = Image.tiny(seed);
    OciLayout layout = OciLayout.create(directory.resolve("image-" + seed), "v1", image.manifest());
    layout.add(image);
    for (String name : names) {
      Skopeo.copy("oci:" + layout.directory() + ":v1", REGISTRY.image(name));
    }
    return image;
  }

  private static byte[] rawBytes(String name) {
    return Skopeo.inspect(REGISTRY.image(name), "--raw").getBytes(UTF_8);
  }

  private static int statusOf(String repository, String reference) throws IOException {
    return REGISTRY
        .client()
        .get("/v2/" + repository + "/manifests/" + reference, "Accept", Image.MANIFEST)
        .statusCode();
  }
}
