// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;

class FormatsTest {
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final Map<String, String> STATIC = Map.of("service", "registry");

  @Test
  void textHasTimeLevelMessageAndFields() {
    String line =
        new TextFormat(STATIC).format(entry("all is well", null, new KeyValuePair("n", 5)));

    assertThat(line)
        .isEqualTo(
            "time=2026-11-01T12:00:00.000Z level=info msg=\"all is well\" n=5 service=registry");
  }

  @Test
  void textKeepsALineWholeWhateverIsInIt() {
    String line =
        new TextFormat(Map.of())
            .format(entry("a\nlevel=error \"b\"\u001b[1m", null, new KeyValuePair("k y", "")));

    assertThat(line)
        .endsWith("msg=\"a\\nlevel=error \\\"b\\\"\\u001b[1m\" k_y=\"\"")
        .hasLineCount(1);
  }

  @Test
  void textPutsAStackTraceBelowIndented() {
    String text =
        new TextFormat(Map.of()).format(entry("it failed", new IllegalStateException("why\nnot")));

    assertThat(text.lines().skip(1)).allMatch(line -> line.startsWith("\t"));
    assertThat(text).contains("\n\tjava.lang.IllegalStateException: why\n\tnot\n\tat ");
  }

  @Test
  void jsonHasTheSameInOneObject() throws Exception {
    String line =
        new JsonFormat(STATIC)
            .format(
                entry(
                    "all is \"well\"\n", new IllegalStateException("x"), new KeyValuePair("n", 5)));

    JsonNode json = new ObjectMapper().readTree(line);
    assertThat(line).hasLineCount(1);
    assertThat(json.get("time").textValue()).isEqualTo("2026-11-01T12:00:00.000Z");
    assertThat(json.get("level").textValue()).isEqualTo("info");
    assertThat(json.get("msg").textValue()).isEqualTo("all is \"well\"\n");
    assertThat(json.get("n").textValue()).isEqualTo("5");
    assertThat(json.get("service").textValue()).isEqualTo("registry");
    assertThat(json.get("error").textValue()).isEqualTo("java.lang.IllegalStateException: x");
    assertThat(json.get("stack").textValue()).contains("FormatsTest");
  }

  @Test
  void aFieldDoesNotHideTheLevel() throws Exception {
    String line =
        new JsonFormat(Map.of("level", "mine"))
            .format(entry("m", null, new KeyValuePair("msg", "mine")));

    JsonNode json = new ObjectMapper().readTree(line);
    assertThat(json.get("level").textValue()).isEqualTo("info");
    assertThat(json.get("msg").textValue()).isEqualTo("m");
  }

  @Property(tries = 200)
  void anyMessageIsOneLine(@ForAll String message) {
    Entry entry = entry(message, null);

    assertThat(new TextFormat(Map.of()).format(entry)).doesNotContain("\n", "\r");
    assertThat(new JsonFormat(Map.of()).format(entry)).doesNotContain("\n", "\r");
  }

  private static Entry entry(String message, @Nullable Throwable failure, KeyValuePair... fields) {
    return new Entry(NOON, Level.INFO, message, List.of(fields), failure);
  }
}
