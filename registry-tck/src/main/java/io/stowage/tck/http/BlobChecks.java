// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;

/** Blobs: served, told of, deleted. */
final class BlobChecks extends CheckSuite {
  BlobChecks(Stage stage) {
    super(stage);
  }

  @Check("end-2")
  void aBlobIsServedWhole() {
    byte[] content = content(3 * KIB);
    Digest digest = push(content);

    Answer answer = stage.fetch(blob(digest));

    answer.expect(200).expectBody(content);
    assertThat(answer.length()).hasValue(content.length);
  }

  @Check("end-2")
  void aLargeBlobIsServedWhole() {
    byte[] content = content(6 * MIB + 7);

    expectStored(push(content), content);
  }

  @Check("end-2")
  void anEmptyBlobIsServed() {
    byte[] nothing = new byte[0];

    expectStored(push(nothing), nothing);
  }

  @Check("end-2")
  void theSizeOfABlobIsToldWithoutIt() {
    Digest digest = push(content(3 * KIB));

    Answer answer = stage.head(blob(digest));

    answer.expect(200).expectDigest(digest);
    assertThat(answer.length()).hasValue(3 * KIB);
  }

  @Check("end-2")
  void aBlobThatIsNotThereIsNotFound() {
    stage.get(blob(digest(content(10)))).expectError(404, "BLOB_UNKNOWN");
  }

  @Check("end-2")
  void theSizeOfABlobThatIsNotThereIsNotFound() {
    stage.head(blob(digest(content(10)))).expect(404);
  }

  @Check("end-2")
  void aBlobOfAnotherRepositoryIsNotFound() {
    Digest digest = push(content(KIB));

    stage.get(blob(stage.repository() + "/other", digest)).expect(404);
  }

  @Check("end-2")
  void aDigestThatIsNoneIsRefused() {
    stage.get(blob("sha256:0123")).expect(400, 404);
  }

  @Check("end-2")
  void aBlobIsServedByItsSha512() {
    byte[] content = content(KIB);
    Digest digest = Digest.of(DigestAlgorithm.SHA512, content);
    finish(begin(), digest, content).expect(201).expectDigest(digest);

    expectStored(digest, content);
    stage.head(blob(digest)).expect(200).expectDigest(digest);
  }

  @Check("end-10")
  void aDeletedBlobIsGone() {
    Digest digest = push(content(KIB));

    stage.send("DELETE", blob(digest), null).expect(202);

    expectNoBlob(digest);
  }

  @Check("end-10")
  void aBlobIsPushedAgainAfterItWasDeleted() {
    byte[] content = content(KIB);
    Digest digest = push(content);
    stage.send("DELETE", blob(digest), null).expect(202);

    push(content);

    expectStored(digest, content);
  }

  @Check("end-10")
  void deletingABlobThatIsNotThereIsNotFound() {
    stage.send("DELETE", blob(digest(content(10))), null).expect(404);
  }
}
