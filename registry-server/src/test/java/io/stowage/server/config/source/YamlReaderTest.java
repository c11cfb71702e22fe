// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.server.config.ConfigException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

  @Test
  void valuesStayTheTextThatTheyAreWrittenAs() {
    Node tree = read("a: 0123\nb: 1e3\nc: 12:30:45\nd: 2001-01-01\ne: yes\nf: 'on'");

    assertThat(tree)
        .isEqualTo(
            section(
                "a",
                "0123",
                "b",
                "1e3",
                "c",
                "12:30:45",
                "d",
                "2001-01-01",
                "e",
                "yes",
                "f",
                "on"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:", "a: ~", "a: null", "a: ''", "a: \"\""})
  void nothingCountsAsNotGiven(String yaml) {
    assertThat(read(yaml)).isEqualTo(new Node.Mapping(Map.of("a", new Node.Empty())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# only a comment", "---"})
  void anEmptyDocumentIsNothing(String yaml) {
    assertThat(read(yaml).isEmpty()).isTrue();
  }

  @Test
  void aByteOrderMarkIsSkipped() {
    assertThat(read("\uFEFFa: b")).isEqualTo(section("a", "b"));
  }

  @Test
  void aKeyThatIsThereTwiceIsAnErrorWithItsPlace() {
    assertThatThrownBy(() -> read("a: 1\nb: 2\na: 3"))
        .isInstanceOf(ConfigException.class)
        .hasMessage("c.yml:3:1: the key \"a\" is there twice");
  }

  @Test
  void aKeyThatIsThereTwiceBelowIsAnErrorToo() {
    assertThatThrownBy(() -> read("a:\n  b: 1\n  b:"))
        .hasMessage("c.yml:3:3: the key \"b\" is there twice");
  }

  @Test
  void whatIsNoYamlIsOneLineWithItsPlace() {
    assertThatThrownBy(() -> read("a: b\n c: d"))
        .isInstanceOf(ConfigException.class)
        .hasMessage("c.yml:2:3: mapping values are not allowed here");
  }

  @Test
  void tabsAreToldOf() {
    assertThatThrownBy(() -> read("a:\n\tb: c")).hasMessageStartingWith("c.yml:2:1: ");
  }

  @Test
  void twoDocumentsAreAnError() {
    assertThatThrownBy(() -> read("a: b\n---\nc: d")).isInstanceOf(ConfigException.class);
  }

  @Test
  void aliasesAndMergesAreFollowed() {
    Node tree = read("base: &base {a: x, b: y}\nuse: {<<: *base, b: z}");

    assertThat(((Node.Mapping) tree).get("use")).isEqualTo(section("b", "z", "a", "x"));
  }

  @Test
  void aliasesThatMultiplyAreAnError() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 25; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
    }

    assertThatThrownBy(() -> read(bomb.toString())).isInstanceOf(ConfigException.class);
  }

  @Test
  void anAliasThatHoldsItselfIsAnError() {
    assertThatThrownBy(() -> read("a: &a [*a]")).isInstanceOf(ConfigException.class);
  }

  @Test
  void depthIsLimited() {
    assertThatThrownBy(() -> read("[".repeat(5000) + "]".repeat(5000)))
        .isInstanceOf(ConfigException.class);
  }

  @Test
  void lengthIsLimited() {
    assertThatThrownBy(() -> read("a: " + "x".repeat(YamlReader.MAX_CHARACTERS)))
        .isInstanceOf(ConfigException.class);
  }

  @Test
  void aKeyThatIsNoTextIsAnError() {
    assertThatThrownBy(() -> read("[a, b]: c")).hasMessage("c.yml:1:1: a key must be plain text");
  }

  @Test
  void theValueOfAVariableIsNotRepeated() {
    assertThatThrownBy(() -> YamlReader.read("{a: *hunter2", "REGISTRY_X", Optional.of("X")))
        .hasMessage("REGISTRY_X: the value is not YAML");
  }

  @Test
  void listsKeepTheirOrder() {
    assertThat(read("[b, a]"))
        .isEqualTo(
            new Node.Sequence(
                List.of(
                    new Node.Scalar("b", Optional.empty()),
                    new Node.Scalar("a", Optional.empty()))));
  }

  private static Node read(String yaml) {
    return YamlReader.read(yaml, "c.yml", Optional.empty());
  }

  private static Node section(String... namesAndValues) {
    Node.Mapping section = Node.section();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      section =
          section.with(namesAndValues[i], new Node.Scalar(namesAndValues[i + 1], Optional.empty()));
    }
    return section;
  }
}
