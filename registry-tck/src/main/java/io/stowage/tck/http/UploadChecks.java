// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import java.util.UUID;

/** Blobs that are pushed whole, and what is refused. */
final class UploadChecks extends CheckSuite {
  UploadChecks(Stage stage) {
    super(stage);
  }

  @Check("end-4a")
  void anUploadBegins() {
    Answer answer = stage.send("POST", uploads(), null);

    answer.expect(202);
    assertThat(answer.header("Location")).isNotEmpty();
  }

  @Check(Check.DOCKER)
  void theIdOfAnUploadIsTold() {
    assertThat(stage.send("POST", uploads(), null).header("Docker-Upload-UUID")).isNotEmpty();
  }

  @Check("end-6")
  void aBlobIsPushedByPostAndPut() {
    byte[] content = content(3 * KIB);
    Digest digest = digest(content);

    Answer answer = finish(begin(), digest, content);

    answer.expect(201).expectDigest(digest);
    stage.fetch(answer.header("Location")).expect(200).expectBody(content);
  }

  @Check("end-4b")
  void aPostWithADigestStoresTheBlobOrBeginsAnUpload() {
    byte[] content = content(3 * KIB);
    Digest digest = digest(content);
    String place = with(uploads(), "digest=" + digest);

    Answer answer = stage.send("POST", place, content, "Content-Type", OCTETS);

    answer.expect(201, 202);
    if (answer.status() == 202) {
      finish(answer.header("Location"), digest, content).expect(201);
    }
    expectStored(digest, content);
  }

  @Check("end-6")
  void whatIsThereIsPushedAgain() {
    byte[] content = content(3 * KIB);
    Digest digest = push(content);

    finish(begin(), digest, content).expect(201);

    expectStored(digest, content);
  }

  @Check("end-6")
  void contentOfAnotherDigestIsRefused() {
    byte[] content = content(3 * KIB);
    Digest digest = digest(content);

    finish(begin(), digest, content(3 * KIB)).expectError(400, "DIGEST_INVALID");

    expectNoBlob(digest);
  }

  @Check("end-6")
  void aPutWithoutADigestIsRefused() {
    stage.send("PUT", begin(), content(10), "Content-Type", OCTETS).expect(400);
  }

  @Check("end-6")
  void aPutWithADigestThatIsNoneIsRefused() {
    stage
        .send("PUT", with(begin(), "digest=sha256:0123"), content(10), "Content-Type", OCTETS)
        .expectError(400, "DIGEST_INVALID");
  }

  @Check("end-6")
  void anUploadThatEndedIsNotFound() {
    byte[] content = content(10);
    String location = begin();
    finish(location, digest(content), content).expect(201);

    stage.get(location).expect(404);
  }

  @Check("end-14")
  void aCancelledUploadIsGone() {
    String location = begin();

    stage.send("DELETE", location, null).expect(204);

    stage.get(location).expect(404);
  }

  @Check("end-14")
  void anUploadThatNeverWasIsNotFound() {
    stage.get(uploads() + UUID.randomUUID()).expect(404);
  }
}
