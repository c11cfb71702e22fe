// SPDX-License-Identifier: Apache-2.0
package io.stowage.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryNameTest {
  private static final String COMPONENT = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
  private static final Pattern SPECIFIED = Pattern.compile(COMPONENT + "(?:/" + COMPONENT + ")*");

  @ParameterizedTest
  @ValueSource(strings = {"a", "library/ubuntu", "a.b_c__d-e---f/0", "x/y/z/1"})
  void takesNames(String text) {
    assertThat(RepositoryName.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/a",
        "a/",
        "a//b",
        "A",
        "a..b",
        "a___b",
        "_a",
        "a_",
        "..",
        "../a",
        "a/../b",
        "a\0b",
        "a b",
        "a%2fb",
        "é",
        "a\n",
        "a/_manifests/b"
      })
  void refusesWhatIsNoName(String text) {
    assertThatThrownBy(() -> RepositoryName.parse(text))
        .isInstanceOf(InvalidReferenceException.class);
  }

  @Test
  void takesNamesUpToTheLimit() {
    assertThat(RepositoryName.parse("a".repeat(255)).value()).hasSize(255);

    assertThatThrownBy(() -> RepositoryName.parse("a".repeat(256)))
        .isInstanceOf(InvalidReferenceException.class);
  }

  @Property
  void agreesWithTheGrammar(
      @ForAll @StringLength(max = 12) @Chars({'.', '_', '-', '/'}) @CharRange(from = 'a', to = 'b')
          String text) {
    boolean taken;
    try {
      RepositoryName.parse(text);
      taken = true;
    } catch (InvalidReferenceException e) {
      taken = false;
    }

    assertThat(taken).isEqualTo(SPECIFIED.matcher(text).matches());
  }
}
