// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stowage.registry.Digest;
import io.stowage.registry.MediaTypes;
import java.util.ArrayList;
import java.util.List;

/** What refers to a manifest. */
final class ReferrerChecks extends CheckSuite {
  ReferrerChecks(Stage stage) {
    super(stage);
  }

  private static final String OTHER = "application/vnd.example.other";

  @Check("end-12a")
  void whatNothingRefersToHasAnEmptyIndex() {
    Answer answer = list(digest(content(10)), "");

    assertThat(answer.header("Content-Type")).isEqualTo(MediaTypes.OCI_INDEX);
    assertThat(answer.json().path("manifests").isArray()).isTrue();
    assertThat(answer.json().path("manifests")).isEmpty();
  }

  @Check("Pushing Manifests with Subject")
  void theSubjectOfAManifestIsTold() {
    Digest subject = tag("v1", image());

    Answer answer = refer(subject, ARTIFACT);

    assertThat(answer.header("OCI-Subject")).isEqualTo(subject.toString());
  }

  @Check("Pushing Manifests with Subject")
  void aSubjectMayBeMissing() {
    Digest subject = digest(content(10));

    refer(subject, ARTIFACT).expect(201);
  }

  @Check("end-12a")
  void aReferrerIsListedWithWhatItIs() {
    Digest subject = tag("v1", image());
    String referrer = refer(subject, ARTIFACT).header("Docker-Content-Digest");

    JsonNode manifests = list(subject, "").json().path("manifests");

    assertThat(manifests).hasSize(1);
    JsonNode listed = manifests.path(0);
    assertThat(listed.path("mediaType").asText()).isEqualTo(MediaTypes.OCI_MANIFEST);
    assertThat(listed.path("digest").asText()).isEqualTo(referrer);
    assertThat(listed.path("size").asInt()).isPositive();
    assertThat(listed.path("artifactType").asText()).isEqualTo(ARTIFACT);
    assertThat(listed.path("annotations").path("org.example.note").asText()).isEqualTo("a note");
  }

  @Check("end-12a")
  void aReferrerToAMissingSubjectIsListed() {
    Digest subject = digest(content(10));
    refer(subject, ARTIFACT);

    assertThat(list(subject, "").json().path("manifests")).hasSize(1);
  }

  @Check("end-12b")
  void referrersOfOneTypeAreListed() {
    Digest subject = tag("v1", image());
    refer(subject, ARTIFACT);
    String wanted = refer(subject, OTHER).header("Docker-Content-Digest");

    Answer answer = list(subject, "?artifactType=" + OTHER);

    List<String> listed = new ArrayList<>();
    answer.json().path("manifests").forEach(entry -> listed.add(entry.path("digest").asText()));
    if (answer.find("OCI-Filters-Applied").isPresent()) {
      assertThat(answer.header("OCI-Filters-Applied")).isEqualTo("artifactType");
      assertThat(listed).containsExactly(wanted);
    } else {
      assertThat(listed).hasSize(2).contains(wanted);
    }
  }

  @Check("end-12a")
  void aDeletedReferrerIsNotListed() {
    Digest subject = tag("v1", image());
    String referrer = refer(subject, ARTIFACT).header("Docker-Content-Digest");

    stage.send("DELETE", manifest(referrer), null).expect(202);

    assertThat(list(subject, "").json().path("manifests")).isEmpty();
  }

  @Check("end-12a")
  void aDigestThatIsNoneHasNoReferrers() {
    stage.get("/v2/" + stage.repository() + "/referrers/sha256:0123").expect(400);
  }

  /** Pushes something that refers to a subject. */
  private Answer refer(Digest subject, String type) {
    String more =
        """
        "artifactType":"%s","annotations":{"org.example.note":"a note"},
         "subject":{"mediaType":"%s","digest":"%s","size":1024},"""
            .formatted(type, MediaTypes.OCI_MANIFEST, subject);
    byte[] referrer = image(more, push(EMPTY_CONFIG), push(content(KIB)));
    return put(digest(referrer), MediaTypes.OCI_MANIFEST, referrer).expect(201);
  }

  private Answer list(Digest subject, String query) {
    return stage.get("/v2/" + stage.repository() + "/referrers/" + subject + query).expect(200);
  }
}
