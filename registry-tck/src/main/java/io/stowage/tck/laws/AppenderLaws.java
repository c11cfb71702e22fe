// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.Checkpoint;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadKey;
import io.stowage.tck.kit.Content;
import io.stowage.tck.kit.Race;
import io.stowage.tck.kit.Scene;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Where several go on with one upload, one succeeds and bytes never mix. */
final class AppenderLaws extends LawSuite {
  private static final int APPENDERS = 4;

  private final Content base = content(100 * KIB);

  AppenderLaws(Scene scene) {
    super(scene);
  }

  @Proves(Law.INSTANCES)
  void ofTwoThatGoOnTheLaterIsInConflict() throws IOException {
    UploadKey key = leave(here(), base);
    byte[] ours = content(KIB).all();
    byte[] theirs = content(2 * KIB).all();
    BlobUpload late = resume(there(), key);
    late.checkpoint();

    appendAndClose(resume(here(), key), ours);

    expectError(StorageException.Conflict.class, () -> appendAndClose(late, theirs));
    expectStaged(here(), key, ours);
  }

  @Proves(Law.INSTANCES)
  void aCommitOfFewerBytesThanAreStagedIsInConflict() throws IOException {
    UploadKey key = leave(here(), base);

    try (BlobUpload late = resume(there(), key)) {
      late.checkpoint();
      appendAndClose(resume(here(), key), content(KIB).all());

      expectError(StorageException.Conflict.class, () -> late.commit(base.digest()));
    }

    expectInvisible(here(), base.digest());
  }

  @Proves(Law.INSTANCES)
  void ofSeveralThatAppendAtOnceOneSucceeds() throws Exception {
    UploadKey key = leave(here(), base);
    StorageDriver here = here();
    StorageDriver there = there();
    List<byte[]> pieces = new ArrayList<>();
    List<BlobUpload> uploads = new ArrayList<>();
    for (int i = 0; i < APPENDERS; i++) {
      pieces.add(content(64 * KIB + i).all());
      uploads.add(resume(i % 2 == 0 ? here : there, key));
      uploads.get(i).checkpoint();
    }

    List<Race.Outcome<Integer>> outcomes =
        Race.of(
            APPENDERS,
            number -> {
              appendAndClose(uploads.get(number), pieces.get(number));
              return number;
            });

    assertThat(outcomes).filteredOn(Race.Outcome::succeeded).as("who succeeded").hasSize(1);
    assertThat(outcomes)
        .filteredOn(outcome -> !outcome.succeeded())
        .extracting(Race.Outcome::failure)
        .hasOnlyElementsOfType(StorageException.Conflict.class);
    expectStaged(here, key, pieces.get(winner(outcomes)));
  }

  private static int winner(List<Race.Outcome<Integer>> outcomes) {
    return outcomes.stream().map(Race.Outcome::succeeded).toList().indexOf(true);
  }

  @Proves(Law.INSTANCES)
  void goingOnAfterAnotherCommittedIsGone() throws IOException {
    UploadKey key = leave(here(), base);

    try (BlobUpload late = resume(there(), key)) {
      late.checkpoint();
      finish(here(), key, base);

      expectError(StorageException.Gone.class, () -> appendAndCommit(late, content(KIB)));
    }

    expectStored(there(), base.digest(), base);
  }

  @Proves(Law.INSTANCES)
  void committingAfterAnotherCommittedIsGone() throws IOException {
    UploadKey key = leave(here(), base);

    try (BlobUpload late = resume(there(), key)) {
      late.checkpoint();
      finish(here(), key, base);

      expectError(StorageException.Gone.class, () -> late.commit(base.digest()));
    }

    expectStored(there(), base.digest(), base);
  }

  @Proves(Law.INSTANCES)
  void goingOnAfterAnotherDiscardedIsGone() throws IOException {
    UploadKey key = leave(here(), base);

    try (BlobUpload late = resume(there(), key)) {
      late.checkpoint();
      discard(key);

      expectError(StorageException.Gone.class, () -> appendAndCommit(late, content(KIB)));
    }

    expectOver(there(), key);
  }

  @Proves(Law.INSTANCES)
  void committingAfterAnotherDiscardedIsGone() throws IOException {
    UploadKey key = leave(here(), base);

    try (BlobUpload late = resume(there(), key)) {
      late.checkpoint();
      discard(key);

      expectError(StorageException.Gone.class, () -> late.commit(base.digest()));
    }

    expectInvisible(there(), base.digest());
  }

  private void discard(UploadKey key) throws StorageException {
    try (BlobUpload upload = resume(here(), key)) {
      upload.discard();
    }
  }

  /** Those who keep bytes back find a conflict when they close. */
  private static void appendAndClose(BlobUpload upload, byte[] bytes) throws StorageException {
    try (upload) {
      upload.append(ByteBuffer.wrap(bytes));
    }
  }

  /** Those who keep bytes back find that the upload is gone when they commit. */
  private static void appendAndCommit(BlobUpload upload, Content more) throws StorageException {
    upload.append(more.bytes(0, (int) more.size()));
    upload.commit(upload.checkpoint().digest());
  }

  private void expectStaged(StorageDriver driver, UploadKey key, byte[] last) throws IOException {
    ByteBuffer whole = ByteBuffer.allocate((int) base.size() + last.length);
    whole.put(base.all()).put(last).flip();
    try (BlobUpload upload = resume(driver, key)) {
      Checkpoint staged = upload.checkpoint();
      assertThat(staged.size()).as("bytes that are staged").isEqualTo(whole.remaining());
      assertThat(staged.digest())
          .as("digest of the bytes that are staged")
          .isEqualTo(Digest.of(staged.digest().algorithm(), whole));
    }
  }
}
