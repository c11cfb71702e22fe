// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import org.junit.jupiter.api.Test;

class VerifiedContentTest {
  private static final byte[] CONTENT = "{}".getBytes(UTF_8);

  @Test
  void refusesAnotherDigestAndTellsBoth() {
    Digest claimed = Digest.of(DigestAlgorithm.SHA256, new byte[1]);

    assertThatThrownBy(() -> VerifiedContent.of(claimed, CONTENT))
        .isInstanceOfSatisfying(
            StorageException.DigestMismatch.class,
            e -> {
              assertThat(e.expected()).isEqualTo(claimed);
              assertThat(e.actual()).isEqualTo(Digest.of(DigestAlgorithm.SHA256, CONTENT));
            });
  }

  @Test
  void givesEachCallerAViewOfItsOwn() {
    VerifiedContent content = VerifiedContent.hash(DigestAlgorithm.SHA512, CONTENT);

    content.content().get();

    assertThat(content.content().remaining()).isEqualTo(2);
    assertThat(content.content().isReadOnly()).isTrue();
  }
}
