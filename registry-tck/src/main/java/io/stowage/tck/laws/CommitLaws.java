// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.storage.BlobInfo;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.UploadKey;
import io.stowage.tck.kit.Content;
import io.stowage.tck.kit.Race;
import io.stowage.tck.kit.Scene;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Commits and puts may be repeated, raced, and made over what is damaged. */
final class CommitLaws extends LawSuite {
  private static final int RACERS = 8;

  private final Content content = content(300 * KIB + 1);

  CommitLaws(Scene scene) {
    super(scene);
  }

  @Proves(Law.COMMIT)
  void commitTellsDigestAndSize() throws IOException {
    try (BlobUpload upload = begin(here())) {
      content.appendTo(upload);

      BlobInfo info = upload.commit(content.digest());

      assertThat(info).isEqualTo(new BlobInfo(content.digest(), content.size()));
    }
  }

  @Proves(Law.COMMIT)
  void commitEndsTheUpload() throws IOException {
    UploadKey key = leave(here(), content);

    finish(here(), key, content);

    expectOver(here(), key);
    expectOver(there(), key);
  }

  @Proves(Law.COMMIT)
  void committingWhatIsThereSucceeds() throws IOException {
    push(here(), content);

    UploadKey second = leave(there(), content);
    finish(there(), second, content);

    expectStored(here(), content.digest(), content);
    expectOver(here(), second);
  }

  @Proves(Law.COMMIT)
  void racingCommitsOfOneDigestAllSucceed() throws Exception {
    Digest digest = content.digest();
    List<BlobUpload> uploads = new ArrayList<>();
    for (int i = 0; i < RACERS; i++) {
      uploads.add(begin(i % 2 == 0 ? here() : there()));
      content.appendTo(uploads.get(i));
    }

    Race.allSucceed(RACERS, number -> uploads.get(number).commit(digest));

    for (BlobUpload upload : uploads) {
      upload.close();
      expectOver(here(), upload.key());
    }
    expectStored(here(), digest, content);
    expectStored(there(), digest, content);
  }

  @Proves(Law.COMMIT)
  void racingPutsOfOneDigestAllSucceed() throws Exception {
    StorageDriver here = here();
    StorageDriver there = there();

    Race.allSucceed(
        RACERS,
        number -> {
          (number % 2 == 0 ? here : there).blobs().put(content.verified());
          return number;
        });

    expectStored(here, content.digest(), content);
    expectStored(there, content.digest(), content);
  }

  @Proves(Law.COMMIT)
  void committingOverContentThatWasCutShortHealsIt() throws Exception {
    damage(content.first(1000));

    push(there(), content);

    expectStored(here(), content.digest(), content);
  }

  @Proves(Law.COMMIT)
  void committingOverContentOfNoBytesHealsIt() throws Exception {
    damage(content.first(0));

    push(there(), content);

    expectStored(here(), content.digest(), content);
  }

  @Proves(Law.COMMIT)
  void committingOverContentThatIsTooLongHealsIt() throws Exception {
    damage(new Content(content.seed(), content.size() + 1));

    push(there(), content);

    expectStored(here(), content.digest(), content);
  }

  @Proves(Law.COMMIT)
  void puttingOverContentOfAnotherSizeHealsIt() throws Exception {
    damage(content.first(1000));

    there().blobs().put(content.verified());

    expectStored(here(), content.digest(), content);
  }

  private void damage(Content wrong) throws Exception {
    push(here(), content);
    scene.damage(content.digest(), wrong.all());
    assertThat(here().blobs().stat(content.digest()))
        .as("what TckBackend.damagedBy made")
        .hasValueSatisfying(info -> assertThat(info.size()).isEqualTo(wrong.size()));
  }

  @Proves(Law.COMMIT)
  void puttingWhatIsThereSucceeds() throws IOException {
    here().blobs().put(content.verified());

    there().blobs().put(content.verified());

    expectStored(here(), content.digest(), content);
  }

  @Proves(Law.COMMIT)
  void whatWasDeletedCanBeCommittedAgain() throws IOException {
    Digest digest = push(here(), content);
    here().blobs().delete(digest);

    push(here(), content);

    expectStored(there(), digest, content);
  }

  @Proves(Law.COMMIT)
  void whatWasDeletedCanBePutAgain() throws IOException {
    here().blobs().put(content.verified());
    here().blobs().delete(content.digest());

    here().blobs().put(content.verified());

    expectStored(there(), content.digest(), content);
  }
}
