// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.tck.kit.Content;
import io.stowage.tck.kit.Race;
import io.stowage.tck.kit.Reading;
import io.stowage.tck.kit.Scene;
import java.io.IOException;
import java.util.Random;

/** A range is an offset and a count, and gives exactly that. */
final class RangeLaws extends LawSuite {
  private static final int SIZE = 5 * MIB + 3;
  private static final int READERS = 10;
  private static final int RANGES = 20;

  private final Content content = content(SIZE);

  RangeLaws(Scene scene) {
    super(scene);
  }

  @Proves(Law.COUNTS)
  void theFirstByteIsARange() throws IOException {
    expectRange(0, 1);
  }

  @Proves(Law.COUNTS)
  void theLastByteIsARange() throws IOException {
    expectRange(SIZE - 1, 1);
  }

  @Proves(Law.COUNTS)
  void aRangeMayLieInTheMiddle() throws IOException {
    expectRange(MIB - 1, 3 * MIB + 2);
  }

  @Proves(Law.COUNTS)
  void aRangeMayReachToTheEnd() throws IOException {
    expectRange(SIZE / 2, SIZE - SIZE / 2);
  }

  @Proves(Law.COUNTS)
  void aRangeOfNoBytesIsEmpty() throws IOException {
    Digest digest = push(here(), content);

    Reading.expect(there(), digest, content, new ByteRange(0, 0));
    Reading.expect(there(), digest, content, new ByteRange(SIZE / 2, 0));
  }

  @Proves(Law.COUNTS)
  void aRangeOfNoBytesMayStandAtTheEnd() throws IOException {
    expectRange(SIZE, 0);
  }

  private void expectRange(long offset, long length) throws IOException {
    Digest digest = push(here(), content);

    Reading.expect(there(), digest, content, new ByteRange(offset, length));
  }

  @Proves(Law.COUNTS)
  void contentOfNoBytesHasARangeOfNone() throws IOException {
    Content nothing = content(0);
    here().blobs().put(nothing.verified());

    Reading.expect(there(), nothing.digest(), nothing, new ByteRange(0, 0));
  }

  @Proves(Law.COUNTS)
  void readersOfManyRangesAtOnceGetEachItsOwn() throws Exception {
    Digest digest = push(here(), content);
    StorageDriver here = here();
    StorageDriver there = there();

    Race.allSucceed(
        READERS,
        number -> {
          Random random = new Random(number);
          for (int i = 0; i < RANGES; i++) {
            int offset = random.nextInt(SIZE);
            int length = random.nextInt(Math.min(SIZE - offset, MIB) + 1);
            StorageDriver driver = i % 2 == 0 ? here : there;
            Reading.expect(driver, digest, content, new ByteRange(offset, length));
          }
          return number;
        });
  }

  @Proves(Law.COUNTS)
  void aRangeThatReachesBeyondTheEndIsCorrupt() throws IOException {
    Digest digest = push(here(), content);

    expectCorrupt(digest, new ByteRange(SIZE - 10, 11));
  }

  @Proves(Law.COUNTS)
  void aRangeBehindTheEndIsCorrupt() throws IOException {
    Digest digest = push(here(), content);

    expectCorrupt(digest, new ByteRange(SIZE + 1, 1));
  }

  private void expectCorrupt(Digest digest, ByteRange range) {
    expectError(
        StorageException.Corrupt.class, () -> Reading.expect(there(), digest, content, range));
  }

  @Proves(Law.COUNTS)
  void noBytesOfWhatIsNotThereAreNotFound() {
    expectError(
        StorageException.NotFound.class,
        () -> here().blobs().open(someDigest(), new ByteRange(0, 0)).close());
  }
}
