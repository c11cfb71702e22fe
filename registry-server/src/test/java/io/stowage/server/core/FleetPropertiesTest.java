// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import static io.stowage.server.core.TestRegistry.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** An upload whose requests reach instances in any order, with states new and old. */
class FleetPropertiesTest {
  private static final int INSTANCES = 3;

  /** What a request of the upload is. */
  enum Kind {
    APPEND,
    APPEND_WITH_AN_OLD_STATE,
    APPEND_WITHOUT_A_STATE,
    ASK,
    ASK_WITHOUT_A_STATE,
    LOSE_THE_DIGEST,
    RESTART
  }

  /** A request, the instance that it reaches, and how many bytes it brings. */
  record Step(Kind kind, int instance, int bytes) {}

  @Property(tries = 300)
  void whatIsPublishedIsWhatWasTaken(
      @ForAll("steps") List<Step> steps, @ForAll("instances") int last) throws Exception {
    try (TestRegistry test = new TestRegistry()) {
      Upload upload = new Upload(test);

      steps.forEach(upload::take);
      byte[] taken = upload.taken.toByteArray();
      Digest digest = Digest.of(DigestAlgorithm.SHA256, taken);
      try (UploadSession session =
          upload.instances.get(last).open(upload.state.key(), upload.state)) {
        session.commit(digest);
      }

      assertThat(test.read(test.registry.blobs().find(REPOSITORY, digest)))
          .isEqualTo(new String(taken, StandardCharsets.UTF_8));
    }
  }

  @Property(tries = 100)
  void anotherDigestIsRefusedWhoeverIsAsked(
      @ForAll("steps") List<Step> steps, @ForAll("instances") int last) {
    try (TestRegistry test = new TestRegistry()) {
      Upload upload = new Upload(test);
      steps.forEach(upload::take);
      byte[] more = upload.taken.toByteArray();
      Digest other =
          Digest.of(
              DigestAlgorithm.SHA256,
              (new String(more, StandardCharsets.UTF_8) + "!").getBytes(StandardCharsets.UTF_8));

      try (UploadSession session =
          upload.instances.get(last).open(upload.state.key(), upload.state)) {
        Errors.refused(ErrorCode.DIGEST_INVALID, () -> session.commit(other));
      }

      Errors.refused(ErrorCode.BLOB_UNKNOWN, () -> test.registry.blobs().find(REPOSITORY, other));
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(Kind.values()), instances(), Arbitraries.integers().between(0, 40))
        .as(Step::new)
        .list()
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<Integer> instances() {
    return Arbitraries.integers().between(0, INSTANCES - 1);
  }

  /** One upload, and what it has to hold. */
  private static final class Upload {
    final List<UploadService> instances = new ArrayList<>();
    final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final TestRegistry test;
    private final UploadState begun;
    UploadState state;

    Upload(TestRegistry test) {
      this.test = test;
      for (int i = 0; i < INSTANCES; i++) {
        instances.add(test.instance().uploads());
      }
      begun = instances.get(0).begin(REPOSITORY, DigestAlgorithm.SHA256);
      state = begun;
    }

    void take(Step step) {
      UploadService uploads = instances.get(step.instance());
      switch (step.kind()) {
        case APPEND -> state = append(uploads, step.bytes(), state);
        case APPEND_WITH_AN_OLD_STATE -> appendWithAnOldState(uploads, step.bytes());
        case APPEND_WITHOUT_A_STATE -> state = append(uploads, step.bytes(), null);
        case ASK -> state = uploads.status(state.key(), state);
        case ASK_WITHOUT_A_STATE -> state = uploads.status(state.key(), null);
        case LOSE_THE_DIGEST ->
            state =
                new UploadState(
                    REPOSITORY, state.id(), state.offset(), state.startedAt(), null, null);
        case RESTART -> instances.set(step.instance(), test.instance().uploads());
      }
      assertThat(state.offset()).isEqualTo(taken.size());
      if (state.soFar() != null) {
        assertThat(state.soFar()).isEqualTo(Digest.of(DigestAlgorithm.SHA256, taken.toByteArray()));
      }
    }

    private UploadState append(UploadService uploads, int count, UploadState held) {
      byte[] bytes = "abcdefgh".repeat(5).substring(0, count).getBytes(StandardCharsets.UTF_8);
      try (UploadSession session = uploads.open(state.key(), held)) {
        session.append(ByteBuffer.wrap(bytes));
        taken.writeBytes(bytes);
        return session.checkpoint();
      }
    }

    private void appendWithAnOldState(UploadService uploads, int count) {
      if (taken.size() == 0) {
        state = append(uploads, count, begun);
        return;
      }
      RegistryException refusal =
          catchThrowableOfType(RegistryException.class, () -> append(uploads, count, begun));
      assertThat(refusal.code()).isEqualTo(ErrorCode.RANGE_INVALID);
    }
  }
}
