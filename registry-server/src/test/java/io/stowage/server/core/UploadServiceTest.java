// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import static io.stowage.server.core.Errors.refused;
import static io.stowage.server.core.TestRegistry.OTHER;
import static io.stowage.server.core.TestRegistry.REPOSITORY;
import static io.stowage.server.core.TestRegistry.bytes;
import static io.stowage.server.core.TestRegistry.sha256;
import static io.stowage.server.core.TestRegistry.sha512;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.ErrorCode;
import io.stowage.registry.UploadId;
import io.stowage.storage.BlobInfo;
import io.stowage.storage.UploadKey;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UploadServiceTest {
  private final TestRegistry test = new TestRegistry();
  private final UploadService uploads = test.registry.uploads();

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void publishesWhatWasAppendedInParts() throws Exception {
    UploadState state = append(append(begin(), "first "), "second");

    BlobInfo blob;
    try (UploadSession session = uploads.open(state.key(), state)) {
      session.append(ByteBuffer.wrap(bytes(" third")));
      blob = session.commit(sha256("first second third"));
    }

    assertThat(blob).isEqualTo(new BlobInfo(sha256("first second third"), 18));
    BlobInfo found = test.registry.blobs().find(REPOSITORY, blob.digest());
    assertThat(test.read(found)).isEqualTo("first second third");
  }

  @Test
  void publishesNothing() {
    UploadState state = begin();

    try (UploadSession session = uploads.open(state.key(), state)) {
      session.commit(sha256(""));
    }

    assertThat(test.registry.blobs().find(REPOSITORY, sha256("")).size()).isZero();
  }

  @Test
  void publishesUnderASha512ThatWasAnnounced() {
    UploadState state = append(uploads.begin(REPOSITORY, DigestAlgorithm.SHA512), "layer");

    commit(state, sha512("layer"));

    assertThat(state.soFar()).isEqualTo(sha512("layer"));
    assertThat(test.registry.blobs().find(REPOSITORY, sha512("layer")).size()).isEqualTo(5);
  }

  @Test
  void publishesUnderASha512ThatNobodyAnnounced() {
    UploadState state = append(begin(), "layer");

    commit(state, sha512("layer"));

    assertThat(test.registry.blobs().find(REPOSITORY, sha512("layer")).size()).isEqualTo(5);
  }

  @Test
  void tellsTheDigestOfTheBytesSoFar() {
    UploadState state = append(begin(), "layer");

    assertThat(state.offset()).isEqualTo(5);
    assertThat(state.algorithm()).isEqualTo(DigestAlgorithm.SHA256);
    assertThat(state.soFar()).isEqualTo(sha256("layer"));
  }

  @Test
  void keepsTheTimeAtWhichTheUploadWasBegun() {
    UploadState begun = begin();

    assertThat(append(begun, "layer").startedAt()).isEqualTo(begun.startedAt());
  }

  @Test
  void tellsWhereAnUploadStandsToAClientWithoutState() {
    UploadState state = append(begin(), "layer");

    assertThat(uploads.status(state.key(), null).offset()).isEqualTo(5);
    assertThat(test.instance().uploads().status(state.key(), null).offset()).isEqualTo(5);
  }

  @Test
  void tellsWhereAnUploadStandsToAClientWhoseStateIsOld() {
    UploadState begun = begin();
    append(begun, "layer");

    assertThat(uploads.status(begun.key(), begun).offset()).isEqualTo(5);
  }

  @Test
  void leavesTheUploadWhereABadOffsetWasClaimed() {
    UploadState begun = begin();
    UploadState state = append(begun, "layer");

    RegistryException refusal =
        refused(ErrorCode.RANGE_INVALID, () -> uploads.open(begun.key(), begun));

    assertThat(refusal.status()).isEqualTo(416);
    assertThat(refusal.detail()).isEqualTo(Map.of("offset", 0L, "expected", 5L));
    commit(state, sha256("layer"));
  }

  @Test
  void refusesTheStateOfAnotherUpload() {
    UploadState one = begin();
    UploadState two = begin();

    refused(ErrorCode.BLOB_UPLOAD_INVALID, () -> uploads.open(one.key(), two));
    refused(ErrorCode.BLOB_UPLOAD_INVALID, () -> uploads.status(one.key(), two));
  }

  @Test
  void refusesAnUnknownUpload() {
    UploadKey key = new UploadKey(REPOSITORY, UploadId.random());

    refused(ErrorCode.BLOB_UPLOAD_UNKNOWN, () -> uploads.open(key, null));
    refused(ErrorCode.BLOB_UPLOAD_UNKNOWN, () -> uploads.status(key, null));
    refused(ErrorCode.BLOB_UPLOAD_UNKNOWN, () -> uploads.cancel(key));
  }

  @Test
  void refusesAnUploadOfAnotherRepository() {
    UploadState state = begin();

    refused(
        ErrorCode.BLOB_UPLOAD_UNKNOWN,
        () -> uploads.status(new UploadKey(OTHER, state.id()), null));
  }

  @Test
  void endsAnUploadWhoseDigestIsWrong() {
    UploadState state = append(begin(), "layer");

    RegistryException refusal =
        refused(ErrorCode.DIGEST_INVALID, () -> commit(state, sha256("other")));

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.detail()).isEqualTo(sha256("other").toString());
    refused(ErrorCode.BLOB_UPLOAD_UNKNOWN, () -> uploads.status(state.key(), null));
    refused(ErrorCode.BLOB_UNKNOWN, () -> test.registry.blobs().find(REPOSITORY, sha256("layer")));
  }

  @Test
  void endsAnUploadByItsCommit() {
    UploadState state = append(begin(), "layer");

    commit(state, sha256("layer"));

    refused(ErrorCode.BLOB_UPLOAD_UNKNOWN, () -> uploads.status(state.key(), null));
  }

  @Test
  void cancelsAnUpload() {
    UploadState state = append(begin(), "layer");

    uploads.cancel(state.key());

    refused(ErrorCode.BLOB_UPLOAD_UNKNOWN, () -> uploads.status(state.key(), null));
  }

  @Test
  void discardsInASession() {
    UploadState state = append(begin(), "layer");

    try (UploadSession session = uploads.open(state.key(), state)) {
      session.discard();
    }

    refused(ErrorCode.BLOB_UPLOAD_UNKNOWN, () -> uploads.status(state.key(), null));
  }

  @Test
  void closingPublishesNothingAndKeepsTheBytes() {
    UploadState state = begin();

    try (UploadSession session = uploads.open(state.key(), state)) {
      session.append(ByteBuffer.wrap(bytes("layer")));
    }

    refused(ErrorCode.BLOB_UNKNOWN, () -> test.registry.blobs().find(REPOSITORY, sha256("layer")));
    assertThat(uploads.status(state.key(), null).offset()).isEqualTo(5);
  }

  @Test
  void letsOneOfTwoGoOnWithAnUpload() {
    UploadState state = begin();
    UploadSession one = uploads.open(state.key(), state);
    UploadSession two = test.instance().uploads().open(state.key(), state);

    one.append(ByteBuffer.wrap(bytes("layer")));
    UploadState after = one.checkpoint();

    RegistryException refusal =
        refused(ErrorCode.RANGE_INVALID, () -> two.append(ByteBuffer.wrap(bytes("other"))));
    assertThat(refusal.status()).isEqualTo(416);
    two.close();
    commit(after, sha256("layer"));
  }

  @Test
  void refusesASessionWhoseUploadWasEnded() {
    UploadState state = begin();

    try (UploadSession session = uploads.open(state.key(), state)) {
      uploads.cancel(state.key());

      refused(ErrorCode.BLOB_UPLOAD_UNKNOWN, () -> session.append(ByteBuffer.wrap(bytes("layer"))));
    }
  }

  private UploadState begin() {
    return uploads.begin(REPOSITORY, DigestAlgorithm.SHA256);
  }

  private UploadState append(UploadState state, String text) {
    try (UploadSession session = uploads.open(state.key(), state)) {
      session.append(ByteBuffer.wrap(bytes(text)));
      return session.checkpoint();
    }
  }

  private void commit(UploadState state, Digest digest) {
    try (UploadSession session = uploads.open(state.key(), state)) {
      session.commit(digest);
    }
  }
}
