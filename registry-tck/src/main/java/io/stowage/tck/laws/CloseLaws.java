// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.registry.Digest;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.UploadKey;
import io.stowage.tck.kit.Content;
import io.stowage.tck.kit.Scene;
import java.io.IOException;

/** Commit is the only verb that publishes. */
final class CloseLaws extends LawSuite {
  private final Content content = content(200 * KIB + 3);

  CloseLaws(Scene scene) {
    super(scene);
  }

  @Proves(Law.CLOSE)
  void closingAnUploadPublishesNothing() throws IOException {
    leave(here(), content);

    expectInvisible(here(), content.digest());
    expectInvisible(there(), content.digest());
  }

  @Proves(Law.CLOSE)
  void closingAnEmptyUploadPublishesNothing() throws IOException {
    Content nothing = content(0);

    leave(here(), nothing);

    expectInvisible(there(), nothing.digest());
  }

  @Proves(Law.CLOSE)
  void aClosedUploadIsDurable() throws IOException {
    UploadKey key = leave(here(), content);

    try (BlobUpload upload = resume(here(), key)) {
      assertThat(upload.size()).as("size after close and resume").isEqualTo(content.size());
      assertThat(upload.checkpoint().digest()).isEqualTo(content.digest());
    }
  }

  @Proves(Law.CLOSE)
  void anUploadThatHasNoBytesYetCanBeResumed() throws IOException {
    UploadKey key = leave(here(), content(0));

    Digest digest = finish(there(), key, content);

    expectStored(here(), digest, content);
  }

  @Proves(Law.CLOSE)
  void aSourceThatFailsHalfWayLeavesNothingVisible() throws IOException {
    uploadFromASourceThatFails(here());

    expectInvisible(there(), content.digest());
    expectInvisible(there(), content.first(content.size() / 2).digest());
  }

  @Proves(Law.CLOSE)
  void aSourceThatFailsHalfWayLeavesAnUploadThatCanBeFinished() throws IOException {
    UploadKey key = uploadFromASourceThatFails(here());

    Digest digest = finish(here(), key, content);

    expectStored(here(), digest, content);
  }

  private UploadKey uploadFromASourceThatFails(StorageDriver driver) throws IOException {
    BlobUpload upload = begin(driver);
    assertThatThrownBy(
            () -> {
              try (upload) {
                content.first(content.size() / 2).appendTo(upload, 4096);
                throw new IllegalStateException("the client is gone");
              }
            })
        .hasMessage("the client is gone");
    return upload.key();
  }

  @Proves(Law.CLOSE)
  void closingAnUploadAgainDoesNothing() throws IOException {
    BlobUpload upload = begin(here());
    content.appendTo(upload);
    upload.close();

    upload.close();

    expectStored(here(), finish(here(), upload.key(), content), content);
  }

  @Proves(Law.CLOSE)
  void closingAfterCommitKeepsTheBlob() throws IOException {
    Digest digest = content.digest();
    BlobUpload upload = begin(here());
    content.appendTo(upload);
    upload.commit(digest);

    upload.close();
    upload.close();

    expectStored(there(), digest, content);
  }

  @Proves(Law.CLOSE)
  void closingTheDriverPublishesNothing() throws IOException {
    there();
    BlobUpload upload = begin(here());
    content.appendTo(upload);

    here().close();
    letGo(upload);

    expectInvisible(there(), content.digest());
  }
}
