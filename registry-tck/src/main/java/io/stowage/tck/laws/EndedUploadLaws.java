// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

import io.stowage.registry.Digest;
import io.stowage.registry.UploadId;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.StagedUpload;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadKey;
import io.stowage.tck.kit.Content;
import io.stowage.tck.kit.Scene;
import java.io.IOException;

/** What was committed, discarded or closed takes nothing more. */
final class EndedUploadLaws extends LawSuite {
  private final Content content = content(70 * KIB);

  EndedUploadLaws(Scene scene) {
    super(scene);
  }

  @Proves(Law.CLOSE)
  void discardingAnUploadLeavesNothing() throws IOException {
    UploadKey key = leave(here(), content);

    try (BlobUpload upload = resume(here(), key)) {
      upload.discard();
    }

    expectOver(there(), key);
    expectInvisible(there(), content.digest());
  }

  @Proves(Law.CLOSE)
  void discardingAnUploadAgainSucceeds() throws IOException {
    UploadKey key = leave(here(), content);
    try (BlobUpload upload = resume(here(), key);
        BlobUpload other = resume(there(), key)) {
      upload.discard();

      upload.discard();
      other.discard();
    }

    expectOver(there(), key);
  }

  @Proves(Law.CLOSE)
  void discardingAfterCommitKeepsTheBlob() throws IOException {
    Digest digest = content.digest();
    try (BlobUpload upload = begin(here())) {
      content.appendTo(upload);
      upload.commit(digest);

      upload.discard();
    }

    expectStored(there(), digest, content);
  }

  @Proves(Law.CLOSE)
  void discardingAnUploadKeepsABlobOfTheSameContent() throws IOException {
    Digest digest = push(here(), content);

    try (BlobUpload upload = begin(here())) {
      content.appendTo(upload);
      upload.discard();
    }

    expectStored(there(), digest, content);
  }

  @Proves(Law.ERRORS)
  void appendingAfterCommitIsGone() throws StorageException {
    try (BlobUpload upload = begin(here())) {
      content.appendTo(upload);
      upload.commit(content.digest());

      expectError(StorageException.Gone.class, () -> upload.append(content.bytes(0, 10)));
    }
  }

  @Proves(Law.ERRORS)
  void appendingAfterDiscardIsGone() throws StorageException {
    try (BlobUpload upload = begin(here())) {
      content.appendTo(upload);
      upload.discard();

      expectError(StorageException.Gone.class, () -> upload.append(content.bytes(0, 10)));
    }
  }

  @Proves(Law.ERRORS)
  void appendingAfterCloseIsGone() throws StorageException {
    BlobUpload upload = begin(here());
    content.appendTo(upload);
    upload.close();

    expectError(StorageException.Gone.class, () -> upload.append(content.bytes(0, 10)));
  }

  @Proves(Law.ERRORS)
  void committingAfterCloseIsGone() throws IOException {
    BlobUpload upload = begin(here());
    content.appendTo(upload);
    upload.close();

    expectError(StorageException.Gone.class, () -> upload.commit(content.digest()));

    expectInvisible(there(), content.digest());
  }

  @Proves(Law.ERRORS)
  void publishingTwiceIsGone() throws IOException {
    try (StagedUpload upload =
        here().uploads().begin(new UploadKey(REPOSITORY, UploadId.random()))) {
      upload.append(content.bytes(0, (int) content.size()));
      upload.publish(content.verified().verified());

      expectError(StorageException.Gone.class, () -> upload.publish(content.verified().verified()));
    }

    expectStored(there(), content.digest(), content);
  }
}
