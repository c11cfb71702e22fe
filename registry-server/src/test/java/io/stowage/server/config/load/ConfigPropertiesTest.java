// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.load;

import static io.stowage.server.config.load.Configs.load;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.server.config.ConfigException;
import io.stowage.server.config.keys.Key;
import io.stowage.server.config.keys.KeyTable;
import io.stowage.server.config.keys.Shape;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ConfigPropertiesTest {
  private static final String FILE = "storage: {inmemory: {}}\n";

  @Property(tries = 300)
  void aVariableSetsWhatTheFileWouldSet(
      @ForAll("servedKeys") Key key, @ForAll("values") String value) {
    String variable = "REGISTRY_" + key.path().toUpperCase(Locale.ROOT).replace('.', '_');
    String nested = "{" + key.path().replace(".", ": {") + ": '" + value.replace("'", "''") + "'";
    String yaml = nested + "}".repeat(key.path().split("\\.", -1).length);

    LoadedConfig byFile = load(yaml, "REGISTRY_STORAGE=inmemory");
    LoadedConfig byVariable = load(FILE, variable + "='" + value.replace("'", "''") + "'");

    assertThat(byVariable.effectiveYaml()).isEqualTo(byFile.effectiveYaml());
    assertThat(Configs.errors(byVariable).stream().map(m -> m.replace(variable + ": ", "")))
        .isEqualTo(Configs.errors(byFile));
  }

  @Property(tries = 300)
  void anyTextIsReadOrRefusedInOneLine(@ForAll String text) {
    try {
      assertThat(load(text).problems()).allMatch(p -> p.message().lines().count() == 1);
    } catch (ConfigException e) {
      assertThat(e.getMessage()).hasLineCount(1);
    }
  }

  @Property(tries = 300)
  void anyVariableIsReadOrNamedInOneLine(
      @ForAll("names") String name, @ForAll("values") String value) {
    LoadedConfig loaded = load(FILE, "REGISTRY_" + name + "=" + value);

    assertThat(loaded.problems()).allMatch(p -> p.message().lines().count() == 1);
  }

  @Provide
  Arbitrary<Key> servedKeys() {
    return Arbitraries.of(
        KeyTable.sections().stream()
            .flatMap(section -> section.keys().stream())
            .filter(key -> key.served() && key.shape() == Shape.SCALAR)
            .filter(key -> !key.path().contains("[]"))
            .filter(key -> !key.path().equals("http.secret"))
            .toList());
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.oneOf(
        Arbitraries.of("true", "no", "5", "10m", "info", "/a/", ":80", "0", "x: y", "[a", "it's"),
        Arbitraries.strings().withCharRange(' ', '~').ofMinLength(1).ofMaxLength(12));
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of(
            "HTTP",
            "STORAGE",
            "LOG",
            "HEADERS",
            "AUTH",
            "ENDPOINTS",
            "NOTIFICATIONS",
            "0",
            "1",
            "TLS",
            "FIELDS",
            "INMEMORY",
            "FILESYSTEM",
            "DELETE",
            "ENABLED",
            "",
            "X",
            "HOOKS")
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(parts -> String.join("_", parts));
  }
}
