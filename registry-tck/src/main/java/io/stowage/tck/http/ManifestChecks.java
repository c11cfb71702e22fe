// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.MediaTypes;

/** Manifests: pushed, served, refused. */
final class ManifestChecks extends CheckSuite {
  ManifestChecks(Stage stage) {
    super(stage);
  }

  private static final int LARGE = 3_900_000;

  @Check("end-7")
  void aManifestIsServedByItsTag() {
    byte[] image = image();
    Answer pushed = put("v1", MediaTypes.OCI_MANIFEST, image).expect(201);

    Answer answer = pull("v1", MediaTypes.OCI_MANIFEST);

    answer.expect(200).expectBody(image).expectDigest(digest(image));
    assertThat(answer.header("Content-Type")).isEqualTo(MediaTypes.OCI_MANIFEST);
    pushed.expectDigest(digest(image));
  }

  @Check("end-7")
  void theLocationOfAManifestServesIt() {
    byte[] image = image();
    String location = put("v1", MediaTypes.OCI_MANIFEST, image).expect(201).header("Location");

    stage.get(location, "Accept", MediaTypes.OCI_MANIFEST).expect(200).expectBody(image);
  }

  @Check("end-3")
  void aManifestIsServedByItsDigest() {
    byte[] image = image();
    Digest digest = tag("v1", image);

    pull(digest, MediaTypes.OCI_MANIFEST).expect(200).expectBody(image).expectDigest(digest);
  }

  @Check("end-3")
  void aManifestIsToldOfWithoutIt() {
    byte[] image = image();
    Digest digest = tag("v1", image);

    Answer answer = stage.head(manifest("v1"), "Accept", MediaTypes.OCI_MANIFEST);

    answer.expect(200).expectDigest(digest);
    assertThat(answer.length()).hasValue(image.length);
    assertThat(answer.header("Content-Type")).isEqualTo(MediaTypes.OCI_MANIFEST);
  }

  @Check("end-7")
  void aManifestIsPushedByItsDigest() {
    byte[] image = image();
    Digest digest = digest(image);

    put(digest, MediaTypes.OCI_MANIFEST, image).expect(201);

    pull(digest, MediaTypes.OCI_MANIFEST).expect(200).expectBody(image);
  }

  @Check("end-7")
  void aManifestOfAnotherDigestIsRefused() {
    Digest digest = digest(content(10));

    put(digest, MediaTypes.OCI_MANIFEST, image()).expect(400);

    pull(digest, MediaTypes.OCI_MANIFEST).expect(404);
  }

  @Check("end-7")
  void aManifestIsKnownByItsSha512() {
    byte[] image = image();
    Digest digest = Digest.of(DigestAlgorithm.SHA512, image);

    put(digest, MediaTypes.OCI_MANIFEST, image).expect(201).expectDigest(digest);

    pull(digest, MediaTypes.OCI_MANIFEST).expect(200).expectBody(image).expectDigest(digest);
  }

  @Check("end-3")
  void aTagThatIsNotThereIsNotFound() {
    pull("none", MediaTypes.OCI_MANIFEST).expectError(404, "MANIFEST_UNKNOWN");
  }

  @Check("end-3")
  void aManifestThatIsNotThereIsNotFound() {
    pull(digest(content(10)), MediaTypes.OCI_MANIFEST).expectError(404, "MANIFEST_UNKNOWN");
    stage.head(manifest(digest(content(10)))).expect(404);
  }

  @Check("end-3")
  void aManifestOfAnotherRepositoryIsNotFound() {
    Digest digest = tag("v1", image());

    stage.get("/v2/" + stage.repository() + "/other/manifests/" + digest).expect(404);
  }

  @Check("end-7")
  void aTagIsMoved() {
    Digest one = tag("v1", image());

    Digest two = tag("v1", image());

    pull("v1", MediaTypes.OCI_MANIFEST).expect(200).expectDigest(two);
    pull(one, MediaTypes.OCI_MANIFEST).expect(200);
  }

  @Check("end-7")
  void whatIsNoJsonIsRefused() {
    put("v1", MediaTypes.OCI_MANIFEST, "no JSON".getBytes(UTF_8))
        .expectError(400, "MANIFEST_INVALID");
  }

  @Check("end-7")
  void aManifestWhoseBlobsAreMissingIsRefused() {
    byte[] image = image("", push(EMPTY_CONFIG), digest(content(KIB)));

    Answer answer = put("v1", MediaTypes.OCI_MANIFEST, image).expect(400, 404);

    assertThat(new String(answer.body(), UTF_8)).contains("MANIFEST_BLOB_UNKNOWN");
  }

  @Check("end-7")
  void aTagThatIsNoneIsRefused() {
    put(".v1", MediaTypes.OCI_MANIFEST, image()).expect(400, 404);
  }

  @Check("Pushing Manifests")
  void aLargeManifestIsServed() {
    String filling = "x".repeat(LARGE);
    byte[] image =
        image(
            "\"annotations\":{\"filling\":\"" + filling + "\"},",
            push(EMPTY_CONFIG),
            push(content(KIB)));

    tag("v1", image);

    pull("v1", MediaTypes.OCI_MANIFEST).expect(200).expectBody(image);
  }

  @Check(Check.DOCKER)
  void aManifestThatTheClientHasIsNotSentAgain() {
    Digest digest = tag("v1", image());

    stage
        .get(
            manifest("v1"),
            "Accept",
            MediaTypes.OCI_MANIFEST,
            "If-None-Match",
            "\"" + digest + "\"")
        .expect(304);
  }
}
