// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import static io.stowage.server.core.Errors.refused;
import static io.stowage.server.core.TestRegistry.REPOSITORY;
import static io.stowage.server.core.TestRegistry.bytes;
import static io.stowage.server.core.TestRegistry.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.ErrorCode;
import io.stowage.storage.StorageException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When the bytes of an upload are read back, and when not. */
class UploadReadBackTest {
  private static final String READ = "StagedUpload.read";

  private final WatchedDriver watched = new WatchedDriver(TestRegistry.open());
  private final TestRegistry test = new TestRegistry(watched.driver, RegistryOptions.defaults());
  private final UploadService uploads = test.registry.uploads();

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void neverReadsBackOnOneInstance() {
    UploadState state = uploads.begin(REPOSITORY, DigestAlgorithm.SHA256);
    state = append(uploads, state, "first ");
    state = append(uploads, state, "second");

    commit(uploads, state, "first second");

    assertThat(watched.calls(READ)).isZero();
  }

  @Test
  void commitsOnAnotherInstanceOnTheStrengthOfTheState() {
    UploadState state = uploads.begin(REPOSITORY, DigestAlgorithm.SHA256);
    state = append(uploads, state, "layer");

    commit(test.instance().uploads(), state, "layer");

    assertThat(watched.calls(READ)).isZero();
  }

  @Test
  void readsBackForAStateThatKnowsNoDigest() {
    UploadState state = append(uploads, uploads.begin(REPOSITORY, DigestAlgorithm.SHA256), "x");
    UploadState foreign = new UploadState(REPOSITORY, state.id(), 1, state.startedAt(), null, null);

    commit(test.instance().uploads(), foreign, "x");

    assertThat(watched.calls(READ)).isEqualTo(1);
    assertThat(test.registry.blobs().find(REPOSITORY, sha256("x")).size()).isEqualTo(1);
  }

  @Test
  void goesOnOnAnotherInstanceAndBack() {
    UploadService other = test.instance().uploads();
    UploadState state = uploads.begin(REPOSITORY, DigestAlgorithm.SHA256);
    state = append(uploads, state, "one ");
    state = append(other, state, "two ");
    state = append(uploads, state, "three");

    commit(other, state, "one two three");

    assertThat(test.registry.blobs().find(REPOSITORY, sha256("one two three")).size())
        .isEqualTo(13);
  }

  @Test
  void readsBackOnceForPartsThatComeToInstancesInTurn() {
    UploadService other = test.instance().uploads();
    UploadState state = uploads.begin(REPOSITORY, DigestAlgorithm.SHA256);
    for (int i = 0; i < 10; i++) {
      state = append(i % 2 == 0 ? uploads : other, state, "part");
    }

    commit(uploads, state, "part".repeat(10));

    assertThat(watched.calls(READ)).isEqualTo(1);
  }

  @Test
  void aStateOfBytesThatAPowerCutMayTakeHasNoDigest() {
    watched.answer("StagedUpload.isDurable", false);
    UploadState begun = uploads.begin(REPOSITORY, DigestAlgorithm.SHA256);

    UploadState state = append(uploads, begun, "layer");

    assertThat(state.offset()).isEqualTo(5);
    assertThat(state.soFar()).isNull();
    assertThat(uploads.status(state.key(), state).soFar()).isNull();
  }

  @Test
  void doesNotReadBackHereWhatAPowerCutMayTake() {
    watched.answer("StagedUpload.isDurable", false);
    UploadState state = append(uploads, uploads.begin(REPOSITORY, DigestAlgorithm.SHA256), "x");

    commit(uploads, state, "x");

    assertThat(watched.calls(READ)).isZero();
  }

  @Test
  void readsBackElsewhereWhatAPowerCutMayTake() {
    watched.answer("StagedUpload.isDurable", false);
    UploadState state = append(uploads, uploads.begin(REPOSITORY, DigestAlgorithm.SHA256), "x");

    commit(test.instance().uploads(), state, "x");

    assertThat(watched.calls(READ)).isEqualTo(1);
  }

  @Test
  void asksForTheStatusWithoutReadingBack() {
    UploadState state = append(uploads, uploads.begin(REPOSITORY, DigestAlgorithm.SHA256), "x");

    UploadState elsewhere = test.instance().uploads().status(state.key(), null);
    UploadState here = uploads.status(state.key(), null);

    assertThat(watched.calls(READ)).isZero();
    assertThat(elsewhere.soFar()).isNull();
    assertThat(here.soFar()).isEqualTo(sha256("x"));
  }

  @Test
  void anEmptyCheckpointOfAForeignUploadReadsNothingBack() {
    UploadState state = append(uploads, uploads.begin(REPOSITORY, DigestAlgorithm.SHA256), "x");

    UploadState after;
    try (UploadSession session = test.instance().uploads().open(state.key(), null)) {
      after = session.checkpoint();
    }

    assertThat(watched.calls(READ)).isZero();
    assertThat(after.soFar()).isNull();
    assertThat(after.offset()).isEqualTo(1);
  }

  @Test
  void promisesNothingOfBytesThatMayNotBeDurable() {
    UploadState state = append(uploads, uploads.begin(REPOSITORY, DigestAlgorithm.SHA256), "x");
    UploadSession session = uploads.open(state.key(), state);
    session.append(ByteBuffer.wrap(bytes("y")));
    watched.fail("StagedUpload.close", () -> new StorageException.Unavailable("away", null));

    refused(ErrorCode.UNAVAILABLE, session::checkpoint);

    watched.mend();
    session.close();
    assertThat(uploads.status(state.key(), null).soFar()).isNull();
  }

  @Test
  void keepsTheUploadWhenThePublicationFails() {
    UploadState state = append(uploads, uploads.begin(REPOSITORY, DigestAlgorithm.SHA256), "x");
    watched.fail("StagedUpload.publish", () -> new StorageException.Full("no room", null));

    RegistryException refusal = refused(ErrorCode.UNAVAILABLE, () -> commit(uploads, state, "x"));

    assertThat(refusal.status()).isEqualTo(507);
    watched.mend();
    commit(uploads, state, "x");
    assertThat(test.registry.blobs().find(REPOSITORY, sha256("x")).size()).isEqualTo(1);
  }

  @Test
  void acknowledgesNothingThatIsNotLinked() {
    UploadState state = append(uploads, uploads.begin(REPOSITORY, DigestAlgorithm.SHA256), "x");
    watched.fail("LinkStore.write", () -> new StorageException.Unavailable("away", null));

    refused(ErrorCode.UNAVAILABLE, () -> commit(uploads, state, "x"));

    watched.mend();
    refused(ErrorCode.BLOB_UNKNOWN, () -> test.registry.blobs().find(REPOSITORY, sha256("x")));
  }

  private static UploadState append(UploadService uploads, UploadState state, String text) {
    try (UploadSession session = uploads.open(state.key(), state)) {
      session.append(ByteBuffer.wrap(bytes(text)));
      return session.checkpoint();
    }
  }

  private static void commit(UploadService uploads, UploadState state, String content) {
    try (UploadSession session = uploads.open(state.key(), state)) {
      session.commit(sha256(content));
    }
  }
}
