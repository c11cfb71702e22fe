// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

/** Blobs that are pushed in pieces. */
final class ChunkChecks extends CheckSuite {
  ChunkChecks(Stage stage) {
    super(stage);
  }

  private static final int PIECE = 64 * KIB;

  private final byte[] content = content(2 * PIECE + 5);
  private final byte[] first = Arrays.copyOf(content, PIECE);
  private final byte[] second = Arrays.copyOfRange(content, PIECE, 2 * PIECE);
  private final byte[] last = Arrays.copyOfRange(content, 2 * PIECE, content.length);

  @Check("end-5")
  void aBlobIsPushedInChunks() {
    String location = chunk(begin(), 0, first).expect(202).header("Location");
    location = chunk(location, PIECE, second).expect(202).header("Location");
    location = chunk(location, 2 * PIECE, last).expect(202).header("Location");

    finish(location, digest(content), new byte[0]).expect(201).expectDigest(digest(content));

    expectStored(digest(content), content);
  }

  @Check("end-6")
  void theLastChunkMayComeWithThePut() {
    String location = chunk(begin(), 0, first).expect(202).header("Location");
    location = chunk(location, PIECE, second).expect(202).header("Location");

    finish(location, digest(content), last).expect(201);

    expectStored(digest(content), content);
  }

  @Check(Check.DOCKER)
  void aBlobIsPushedAsOneStream() {
    String location =
        stage
            .send("PATCH", begin(), content, "Content-Type", OCTETS)
            .expect(202)
            .header("Location");

    finish(location, digest(content), new byte[0]).expect(201);

    expectStored(digest(content), content);
  }

  @Check("end-5")
  void eachChunkIsAnsweredWithWhatIsThere() {
    Answer one = chunk(begin(), 0, first).expect(202);
    Answer two = chunk(one.header("Location"), PIECE, second).expect(202);

    assertThat(one.header("Range")).isEqualTo("0-" + (PIECE - 1));
    assertThat(two.header("Range")).isEqualTo("0-" + (2 * PIECE - 1));
  }

  @Check("end-13")
  void anUploadTellsWhatIsThere() {
    String location = chunk(begin(), 0, first).expect(202).header("Location");

    Answer status = stage.get(location);

    status.expect(204);
    assertThat(status.header("Range")).isEqualTo("0-" + (PIECE - 1));
    assertThat(status.header("Location")).isNotEmpty();
  }

  @Check("end-5")
  void aChunkOutOfOrderIsRefused() {
    String location = chunk(begin(), 0, first).expect(202).header("Location");

    chunk(location, 2 * PIECE, last).expect(416);
  }

  @Check("end-13")
  void anUploadGoesOnAfterAChunkThatWasRefused() {
    String location = chunk(begin(), 0, first).expect(202).header("Location");
    chunk(location, 2 * PIECE, last);

    Answer status = stage.get(location).expect(204);
    location = chunk(status.header("Location"), PIECE, second).expect(202).header("Location");
    finish(location, digest(content), last).expect(201);

    expectStored(digest(content), content);
  }

  @Check("end-5")
  void aChunkMakesNothingVisible() {
    chunk(begin(), 0, first).expect(202);

    expectNoBlob(digest(first));
  }
}
