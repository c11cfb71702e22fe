// SPDX-License-Identifier: Apache-2.0
package io.stowage.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {
  private static final String EMPTY =
      "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @Test
  void hashesContent() {
    assertThat(Digest.of(DigestAlgorithm.SHA256, new byte[0])).hasToString(EMPTY);
  }

  @Test
  void leavesTheBufferWhereItWas() {
    ByteBuffer content = ByteBuffer.wrap("abc".getBytes(UTF_8));

    Digest.of(DigestAlgorithm.SHA512, content);

    assertThat(content.remaining()).isEqualTo(3);
  }

  @Test
  void readsWhatItPrints() {
    assertThat(Digest.parse(EMPTY).toString()).isEqualTo(EMPTY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sha256",
        "sha256:",
        "sha256:abc",
        "md5:d41d8cd98f00b204e9800998ecf8427e",
        "SHA256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "sha256:E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855",
        "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n",
        "sha256:../../../../../../../../../../../../../../../../../../../../etc/pass",
        "sha512:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
      })
  void refusesWhatIsNoDigest(String text) {
    assertThatThrownBy(() -> Digest.parse(text))
        .isInstanceOfSatisfying(
            InvalidReferenceException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.DIGEST_INVALID));
  }
}
