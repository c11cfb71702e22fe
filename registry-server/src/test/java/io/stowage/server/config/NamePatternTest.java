// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamePatternTest {

  @ParameterizedTest
  @CsvSource({
    "team/app, team/app, true",
    "team/app, team/app2, false",
    "team/*, team/app, true",
    "team/*, team/a/b, false",
    "team/*, team, false",
    "team/**, team/a/b, true",
    "team/**, team, false",
    "team/**, teams/a, false",
    "**, anything/at/all, true",
    "*, plain, true",
    "*, a/b, false",
    "**/app, a/b/app, true",
    "**/app, app, false",
    "a?c, abc, true",
    "a?c, a/c, false",
    "a.c, abc, false",
    "a*b*c, a-b-b-c, true",
    "a**c, a/b/c, true",
  })
  void aPatternMatchesTheWholeName(String pattern, String name, boolean matches) {
    assertThat(new NamePattern(pattern).matches(name)).isEqualTo(matches);
  }

  @Test
  void aLongNameAndManyStarsTakeNoTime() {
    NamePattern pattern = new NamePattern("*a".repeat(127));

    assertThat(pattern.matches("a".repeat(254) + "b")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 256})
  void aPatternHasALength(int length) {
    String text = "a".repeat(length);

    assertThatThrownBy(() -> new NamePattern(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void aPatternMeansWhatTheRegularExpressionMeans(
      @ForAll("patterns") String pattern, @ForAll("names") String name) {
    String regex =
        pattern
            .replace("**", "\u0001")
            .replace("*", "[^/]*")
            .replace("?", "[^/]")
            .replace("\u0001", ".*");

    assertThat(new NamePattern(pattern).matches(name)).isEqualTo(Pattern.matches(regex, name));
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.strings().withChars("ab/*?").ofMinLength(1).ofMaxLength(8);
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().withChars("ab/").ofMaxLength(8);
  }
}
