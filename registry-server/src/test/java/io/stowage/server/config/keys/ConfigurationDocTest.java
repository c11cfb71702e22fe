// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the tables of CONFIGURATION.md against the table in code. */
class ConfigurationDocTest {
  private static final Path DOCUMENT = Path.of("CONFIGURATION.md");
  private static final String WRITE = "stowage.docs.write";
  private static final String BORDER = "by ConfigurationDocTest. -->\n";

  @Test
  void theDocumentHasTheKeysOfTheTable() throws IOException {
    String document = Files.readString(DOCUMENT);
    String wanted = prose(document) + tables();

    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(DOCUMENT, wanted);
    } else {
      assertThat(document)
          .as("CONFIGURATION.md is stale: run this test with -D%s=true", WRITE)
          .isEqualTo(wanted);
    }
  }

  private static String prose(String document) {
    int border = document.indexOf(BORDER);
    assertThat(border).as("where the tables begin").isPositive();
    return document.substring(0, border + BORDER.length());
  }

  private static String tables() {
    return KeyTable.sections().stream()
        .map(ConfigurationDocTest::table)
        .collect(Collectors.joining());
  }

  private static String table(KeySection section) {
    return "\n### "
        + section.title()
        + "\n\n| key | value | default | served | |\n|---|---|---|---|---|\n"
        + section.keys().stream().map(ConfigurationDocTest::row).collect(Collectors.joining());
  }

  private static String row(Key key) {
    String byDefault = key.setting().defaultValue();
    return "| `%s` | %s | %s | %s | %s |\n"
        .formatted(
            key.path(),
            values(key),
            byDefault == null ? "" : "`" + byDefault + "`",
            served(key.status()),
            key.setting().description() + (key.setting().secret() ? " (secret)" : ""));
  }

  private static String values(Key key) {
    String one =
        key.setting().choices().isEmpty()
            ? switch (key.setting().type()) {
              case STRING -> "text";
              case BOOLEAN -> "flag";
              case INTEGER -> "number";
              case BYTES -> "size";
              case DURATION -> "duration";
              case PATH -> "path";
            }
            : key.setting().choices().stream()
                .map(choice -> "`" + choice + "`")
                .collect(Collectors.joining(", "));
    return switch (key.shape()) {
      case SCALAR -> one;
      case LIST -> "list of " + one;
      case MAP -> "names with " + one;
      case MAP_OF_LISTS -> "names with lists of " + one;
      case OPAQUE -> "anything";
    };
  }

  private static String served(Status status) {
    if (status instanceof Status.NotPlanned unplanned) {
      return "no: " + unplanned.reason();
    }
    if (status instanceof Status.Essential) {
      return "not yet; refused";
    }
    return status instanceof Status.Served ? "yes" : "not yet";
  }
}
