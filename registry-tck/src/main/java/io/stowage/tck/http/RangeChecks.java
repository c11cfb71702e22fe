// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import java.util.Arrays;

/** Parts of blobs (RFC 9110, section 14). */
final class RangeChecks extends CheckSuite {
  RangeChecks(Stage stage) {
    super(stage);
  }

  private static final int SIZE = 5000;

  private final byte[] content = content(SIZE);

  @Check("Pulling blobs")
  void aRangeInTheMiddleIsServed() {
    expectPart("bytes=500-1499", 500, 1500);
  }

  @Check("Pulling blobs")
  void aRangeOfOneByteIsServed() {
    expectPart("bytes=0-0", 0, 1);
  }

  @Check("Pulling blobs")
  void aRangeWithoutAnEndIsServed() {
    expectPart("bytes=4000-", 4000, SIZE);
  }

  @Check("Pulling blobs")
  void theLastBytesAreServed() {
    expectPart("bytes=-500", 4500, SIZE);
  }

  @Check("Pulling blobs")
  void aRangeThatReachesBeyondTheEndIsCut() {
    expectPart("bytes=4000-9999", 4000, SIZE);
  }

  private void expectPart(String range, int from, int to) {
    Digest digest = push(content);

    Answer answer = stage.fetch(blob(digest), "Range", range);

    answer.expect(206).expectBody(Arrays.copyOfRange(content, from, to));
    assertThat(answer.header("Content-Range"))
        .isEqualTo("bytes " + from + "-" + (to - 1) + "/" + SIZE);
  }

  @Check("Pulling blobs")
  void aRangeBehindTheEndCannotBeServed() {
    Digest digest = push(content);

    stage.fetch(blob(digest), "Range", "bytes=5000-5009").expect(416);
  }
}
