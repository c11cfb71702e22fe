// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> KNOWN =
      List.of("http.addr", "http.net", "log.level", "storage.delete", "storage.delete.enabled");

  @Test
  void findsTheNameWithALetterTooMany() {
    assertThat(Nearest.of("http.adddr", KNOWN)).contains("http.addr");
  }

  @Test
  void findsTheNameWithTwoLettersSwapped() {
    assertThat(Nearest.of("log.lvel", KNOWN)).contains("log.level");
    assertThat(Nearest.of("log.leevl", KNOWN)).contains("log.level");
  }

  @Test
  void findsTheNameWhoseSectionWasLeftOut() {
    assertThat(Nearest.of("delete.enabled", KNOWN)).contains("storage.delete.enabled");
  }

  @Test
  void suggestsNothingForWhatIsFarFromAll() {
    assertThat(Nearest.of("http.colour", KNOWN)).isEmpty();
    assertThat(Nearest.of("http.x", KNOWN)).isEmpty();
  }

  @Property(tries = 200)
  void distanceIsAMeasure(
      @ForAll @AlphaChars @StringLength(max = 12) String a,
      @ForAll @AlphaChars @StringLength(max = 12) String b) {
    int distance = Nearest.distance(a, b);

    assertThat(distance).isEqualTo(Nearest.distance(b, a));
    assertThat(distance)
        .isBetween(Math.abs(a.length() - b.length()), Math.max(a.length(), b.length()));
    assertThat(distance == 0).isEqualTo(a.equals(b));
  }

  @Property(tries = 200)
  void aLetterLeftOutIsADistanceOfOne(
      @ForAll @AlphaChars @StringLength(min = 1, max = 12) String text, @ForAll int seed) {
    int at = Math.floorMod(seed, text.length());

    assertThat(Nearest.distance(text, text.substring(0, at) + text.substring(at + 1))).isOne();
  }
}
