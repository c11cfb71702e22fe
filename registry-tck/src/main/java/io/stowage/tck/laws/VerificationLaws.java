// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.UploadId;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.Checkpoint;
import io.stowage.storage.StagedUpload;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadKey;
import io.stowage.tck.kit.Content;
import io.stowage.tck.kit.Reading;
import io.stowage.tck.kit.Scene;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import org.jspecify.annotations.Nullable;

/** The digest is checked over the very bytes that the driver keeps. */
final class VerificationLaws extends LawSuite {
  private final Content content = content(300 * KIB + 5);

  VerificationLaws(Scene scene) {
    super(scene);
  }

  @Proves(Law.VERIFICATION)
  void commitRejectsContentWithAnotherDigest() throws IOException {
    Digest claimed = someDigest();

    try (BlobUpload upload = begin(here())) {
      content.appendTo(upload);

      expectError(StorageException.DigestMismatch.class, () -> upload.commit(claimed));
    }

    expectInvisible(there(), claimed);
    expectInvisible(there(), content.digest());
  }

  @Proves(Law.VERIFICATION)
  void anUploadWhoseCommitWasRejectedCanBeFinished() throws IOException {
    UploadKey key;
    try (BlobUpload upload = begin(here())) {
      key = upload.key();
      content.first(MIB / 8).appendTo(upload);
      expectError(StorageException.DigestMismatch.class, () -> upload.commit(someDigest()));
    }

    Digest digest = finish(here(), key, content);

    expectStored(here(), digest, content);
  }

  @Proves(Law.VERIFICATION)
  void contentIsStoredUnderItsLongerDigestToo() throws IOException {
    Digest digest = content.digest(DigestAlgorithm.SHA512);

    try (BlobUpload upload = BlobUpload.begin(here(), REPOSITORY, DigestAlgorithm.SHA512)) {
      content.appendTo(upload);
      upload.commit(digest);
    }

    expectStored(there(), digest, content);
    expectInvisible(there(), content.digest());
  }

  @Proves(Law.VERIFICATION)
  void commitMayNameAnotherAlgorithmThanWasExpected() throws IOException {
    Digest digest = content.digest(DigestAlgorithm.SHA512);

    try (BlobUpload upload = begin(here())) {
      content.appendTo(upload);
      upload.commit(digest);
    }

    expectStored(there(), digest, content);
  }

  @Proves(Law.VERIFICATION)
  void stagedBytesAreReadBackAsTheyWereAppended() throws IOException {
    try (BlobUpload upload = begin(here());
        StagedUpload staged = reopened(upload)) {
      assertThat(staged.size()).isEqualTo(content.size());
      try (ReadableByteChannel channel = staged.read()) {
        Reading.expect(channel, content, ByteRange.all(content.size()));
      }
    }
  }

  private StagedUpload reopened(BlobUpload upload) throws StorageException {
    content.appendTo(upload, 1, 64 * KIB, 77);
    upload.close();
    return here().uploads().resume(upload.key());
  }

  @Proves(Law.VERIFICATION)
  void bytesAreReadBackBeforeTheUploadWasClosed() throws IOException {
    try (StagedUpload staged = here().uploads().begin(newKey())) {
      staged.append(content.bytes(0, 100 * KIB));
      staged.append(content.bytes(100 * KIB, 7));

      try (ReadableByteChannel channel = staged.read()) {
        Reading.expect(channel, content, ByteRange.all(100 * KIB + 7));
      }
    }
  }

  @Proves(Law.VERIFICATION)
  void resumingWithoutACheckpointFindsTheDigest() throws IOException {
    UploadKey key = leave(here(), content);

    expectCommit(key, null);
  }

  @Proves(Law.VERIFICATION)
  void resumingWithAVouchedDigestReadsNothingBack() throws IOException {
    UploadKey key = leave(here(), content);

    expectCommit(key, Checkpoint.vouchedFor(content.size(), content.digest()));

    assertThat(scene.trail().readBacks()).as("times the bytes were read back").isZero();
  }

  @Proves(Law.VERIFICATION)
  void resumingWithACheckpointOfFewerBytesFindsTheDigest() throws IOException {
    UploadKey key = leave(here(), content);
    Content before = content.first(1000);

    expectCommit(key, Checkpoint.vouchedFor(before.size(), before.digest()));
  }

  @Proves(Law.VERIFICATION)
  void resumingWithACheckpointGoesOnHashingFromThere() throws IOException {
    Checkpoint checkpoint;
    UploadKey key;
    try (BlobUpload upload = begin(here())) {
      content.first(100 * KIB).appendTo(upload);
      checkpoint = upload.checkpoint();
      key = upload.key();
    }

    expectCommit(key, checkpoint);

    assertThat(scene.trail().readBacks()).as("times the bytes were read back").isZero();
  }

  private void expectCommit(UploadKey key, @Nullable Checkpoint checkpoint) throws IOException {
    Digest digest = content.digest();
    try (BlobUpload upload = BlobUpload.resume(there(), key, DigestAlgorithm.SHA256, checkpoint)) {
      content.appendTo(upload);
      upload.commit(digest);
    }
    expectStored(here(), digest, content);
  }

  private static UploadKey newKey() {
    return new UploadKey(REPOSITORY, UploadId.random());
  }
}
