// SPDX-License-Identifier: Apache-2.0
package io.stowage.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "-a", ".a", "a/b", "a b", "a\n", "ä", "a:b"})
  void refusesWhatIsNoTag(String text) {
    assertThatThrownBy(() -> Tag.parse(text)).isInstanceOf(InvalidReferenceException.class);
  }

  @Test
  void takesTagsUpToTheLimit() {
    assertThat(Tag.parse("v".repeat(128)).value()).hasSize(128);

    assertThatThrownBy(() -> Tag.parse("v".repeat(129)))
        .isInstanceOf(InvalidReferenceException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "../x", "a/b", "a\0", ".x"})
  void refusesWhatIsNoUploadId(String text) {
    assertThatThrownBy(() -> UploadId.parse(text)).isInstanceOf(InvalidReferenceException.class);
  }

  @Test
  void tellsTagsFromDigestsByTheColon() {
    assertThat(Reference.parse("latest")).isEqualTo(new Tag("latest"));
    assertThat(Reference.parse("sha256:" + "0".repeat(64))).isInstanceOf(Digest.class);
  }

  @Test
  void showsALongOrHostileTextShortAndClean() {
    assertThatThrownBy(() -> Tag.parse("\u001b[31m" + "x".repeat(10_000)))
        .hasMessageNotContaining("\u001b")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
  }
}
