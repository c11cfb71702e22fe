// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.MediaTypes;

/** Manifests and tags that are taken away. */
final class ManifestDeleteChecks extends CheckSuite {
  ManifestDeleteChecks(Stage stage) {
    super(stage);
  }

  @Check("end-9")
  void aDeletedManifestIsGone() {
    Digest digest = tag("v1", image());

    stage.send("DELETE", manifest(digest), null).expect(202);

    pull(digest, MediaTypes.OCI_MANIFEST).expect(404);
    pull("v1", MediaTypes.OCI_MANIFEST).expect(404);
  }

  @Check("end-9")
  void theTagsOfADeletedManifestAreNotListed() {
    Digest digest = tag("v1", image());
    tag("v2", image());

    stage.send("DELETE", manifest(digest), null).expect(202);

    assertThat(
            Json.texts(stage.get("/v2/" + stage.repository() + "/tags/list").json().path("tags")))
        .containsExactly("v2");
  }

  @Check("end-9")
  void aDeletedTagLeavesItsManifest() {
    Digest digest = tag("v1", image());

    stage.send("DELETE", manifest("v1"), null).expect(202);

    pull("v1", MediaTypes.OCI_MANIFEST).expect(404);
    pull(digest, MediaTypes.OCI_MANIFEST).expect(200);
  }

  @Check("end-9")
  void deletingAManifestThatIsNotThereIsNotFound() {
    stage.send("DELETE", manifest(digest(content(10))), null).expect(404);
  }

  @Check("end-9")
  void deletingATagThatIsNotThereIsNotFound() {
    tag("v1", image());

    stage.send("DELETE", manifest("v2"), null).expect(404);
  }
}
