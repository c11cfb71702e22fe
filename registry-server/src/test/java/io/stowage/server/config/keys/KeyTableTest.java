// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeyTableTest {

  @Test
  void eachKeyIsThereOnce() {
    assertThat(keys().map(Key::path)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("keys")
  void aKeyHasADescriptionAndADefaultThatIsRight(Key key) {
    assertThat(key.setting().description()).isNotBlank().doesNotEndWith(".");
    String byDefault = key.setting().defaultValue();
    if (byDefault != null) {
      assertThat(key.parse(byDefault)).isNotNull();
    }
  }

  @ParameterizedTest
  @MethodSource("keys")
  void aKeyIsLowerCase(Key key) {
    assertThat(key.path()).matches("[a-z0-9]+(\\[])?(\\.[a-z0-9]+(\\[])?)*");
  }

  @Test
  void theOptionsBesideTheDriverAreThoseOfTheTable() {
    Schema storage = Schema.of(keys().toList(), List.of()).children().get("storage");

    assertThat(storage).isNotNull();
    assertThat(storage.children().keySet())
        .containsExactlyInAnyOrderElementsOf(Choice.STORAGE.options());
  }

  static Stream<Key> keys() {
    return KeyTable.sections().stream().flatMap(section -> section.keys().stream());
  }
}
