// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stowage.server.real.support.Content;
import io.stowage.server.real.support.Image;
import io.stowage.server.real.support.OciLayout;
import io.stowage.server.real.support.RunningRegistry;
import io.stowage.server.real.support.Skopeo;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An image that skopeo pushed and a signature of it that was pushed by plain HTTP. */
class ReferrersIT {

  private static final String TYPE = "application/vnd.example.signature";
  private static final Content EMPTY = Content.json("application/vnd.oci.empty.v1+json", "{}");

  @RegisterExtension static final RunningRegistry REGISTRY = RunningRegistry.withDefaults();
  @TempDir Path directory;

  private final Image image = Image.tiny(91);
  private final Content payload = Content.json("application/octet-stream", "signed: yes");
  private final Content artifact =
      Content.json(
          Image.MANIFEST,
          "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"artifactType\":\"%s\",\"config\":%s,\"layers\":[%s],\"subject\":%s,\"annotations\":{\"made.by\":\"a test\"}}"
              .formatted(
                  Image.MANIFEST,
                  TYPE,
                  EMPTY.descriptor(),
                  payload.descriptor(),
                  image.manifest().descriptor()));

  @BeforeEach
  void pushImageAndArtifact() throws IOException {
    OciLayout layout = OciLayout.create(directory.resolve("in"), "v1", image.manifest());
    layout.add(image);
    Skopeo.copy("oci:" + layout.directory() + ":v1", REGISTRY.image("signed:v1"));
    REGISTRY.client().pushBlob("signed", EMPTY.bytes());
    REGISTRY.client().pushBlob("signed", payload.bytes());
    HttpResponse<byte[]> put =
        REGISTRY
            .client()
            .putManifest("signed", artifact.digest(), Image.MANIFEST, artifact.bytes());
    assertThat(put.statusCode()).isEqualTo(201);
    assertThat(put.headers().firstValue("OCI-Subject")).contains(image.manifest().digest());
  }

  @Test
  void listsTheArtifactUnderItsSubject() throws IOException {
    JsonNode index = referrers("");

    assertThat(index.get("mediaType").asText()).isEqualTo(Image.INDEX);
    assertThat(index.get("manifests")).hasSize(1);
    JsonNode descriptor = index.get("manifests").get(0);
    assertThat(descriptor.get("digest").asText()).isEqualTo(artifact.digest());
    assertThat(descriptor.get("size").asInt()).isEqualTo(artifact.bytes().length);
    assertThat(descriptor.get("artifactType").asText()).isEqualTo(TYPE);
    assertThat(descriptor.get("annotations").get("made.by").asText()).isEqualTo("a test");
  }

  @Test
  void filtersByTheTypeOfTheArtifact() throws IOException {
    assertThat(referrers("?artifactType=" + TYPE).get("manifests")).hasSize(1);
    assertThat(referrers("?artifactType=application/other").get("manifests")).isEmpty();
  }

  @Test
  void copiesTheArtifactOutAgain() throws IOException {
    REGISTRY.client().putManifest("signed", "signature", Image.MANIFEST, artifact.bytes());

    Path out = directory.resolve("out");
    Skopeo.copy(REGISTRY.image("signed:signature"), "oci:" + out + ":v1");

    OciLayout layout = new OciLayout(out);
    assertThat(layout.topDigest()).isEqualTo(artifact.digest());
    assertThat(layout.read(artifact.digest())).isEqualTo(artifact.bytes());
    assertThat(layout.read(payload.digest())).isEqualTo(payload.bytes());
  }

  @Test
  void forgetsAnArtifactThatIsDeleted() throws IOException {
    REGISTRY.client().send("DELETE", "/v2/signed/manifests/" + artifact.digest());

    assertThat(referrers("").get("manifests")).isEmpty();
  }

  private JsonNode referrers(String query) throws IOException {
    HttpResponse<byte[]> answer =
        REGISTRY.client().get("/v2/signed/referrers/" + image.manifest().digest() + query);
    assertThat(answer.statusCode()).isEqualTo(200);
    return new ObjectMapper().readTree(new String(answer.body(), UTF_8));
  }
}
