// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.MediaTypes;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StoredMediaTypeTest {
  @Test
  void believesWhatTheManifestSays() {
    assertThat(
            of("{\"x\":{\"mediaType\":\"no\"},\"mediaType\":\"" + MediaTypes.DOCKER_LIST + "\"}"))
        .isEqualTo(MediaTypes.DOCKER_LIST);
  }

  @Test
  void tellsAnImageByItsConfig() {
    assertThat(of("{\"schemaVersion\":2,\"config\":{\"mediaType\":\"no\"},\"layers\":[]}"))
        .isEqualTo(MediaTypes.OCI_MANIFEST);
  }

  @Test
  void tellsAnIndexByItsManifests() {
    assertThat(
            of("{\"schemaVersion\":2,\"mediaType\":\"\",\"manifests\":[{\"mediaType\":\"no\"}]}"))
        .isEqualTo(MediaTypes.OCI_INDEX);
  }

  @Test
  void tellsAManifestOfTheFirstSchema() {
    assertThat(of("{\"schemaVersion\":1,\"fsLayers\":[],\"history\":[],\"signatures\":[]}"))
        .isEqualTo("application/vnd.docker.distribution.manifest.v1+prettyjws");
  }

  @Test
  void saysOfOtherBytesThatTheyAreBytes() {
    for (String content : new String[] {"", "x", "[]", "{}", "{\"config\":", "{\"mediaType\":1}"}) {
      assertThat(of(content)).as(content).isEqualTo(MediaTypes.OCTET_STREAM);
    }
  }

  private static String of(String content) {
    return StoredMediaType.of(content.getBytes(StandardCharsets.UTF_8));
  }
}
