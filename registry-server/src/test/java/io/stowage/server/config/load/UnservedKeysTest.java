// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.load;

import static io.stowage.server.config.load.Configs.load;
import static io.stowage.server.config.load.Configs.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnservedKeysTest {
  private static final String FILE = "storage: {inmemory: {}}\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "htpp: {addr: ':5000'}|htpp is unknown; did you mean http?",
        "http: {adr: ':5000'}|http.adr is unknown; did you mean http.addr?",
        "http: {relativeurl: true}|http.relativeurl is unknown; did you mean http.relativeurls?",
        "delete: {enabled: true}|delete is unknown; did you mean storage.delete?",
        "maxentries: 5|maxentries is unknown; did you mean catalog.maxentries?",
        "http: {colour: blue}|http.colour is unknown",
        "log: {Level: debug}|log.Level is unknown; did you mean log.level?",
      })
  void anUnknownKeyIsNamedWithTheNearest(String yaml, String message) {
    LoadedConfig loaded = load(FILE + yaml);

    assertThat(warnings(loaded)).containsExactly(message);
    assertThat(loaded.config()).isNotNull();
  }

  @Test
  void anUnknownParameterOfADriverIsLeftOutWithAWarning() {
    LoadedConfig loaded =
        load("storage: {bucket: {bucket: b, secretkye: hidden}}\nhttp: {secret: s}");

    assertThat(warnings(loaded))
        .containsExactly(
            "storage.bucket.secretkye is unknown; did you mean storage.bucket.secretkey?");
    assertThat(loaded.config().storage().parameters()).containsOnlyKeys("bucket");
  }

  @Test
  void aParameterOfADriverWithoutParametersIsUnknown() {
    LoadedConfig loaded = load("storage: {inmemory: {size: 5}}");

    assertThat(warnings(loaded)).containsExactly("storage.inmemory.size is unknown");
  }

  @Test
  void aSectionThatIsNotServedYetIsNamedOnce() {
    LoadedConfig loaded =
        load(FILE + "notifications: {endpoints: [{name: a, url: b}, {name: c}]}\n");

    assertThat(warnings(loaded)).containsExactly("notifications is not served yet");
  }

  @Test
  void aKeyThatIsNotServedYetIsNamedInASectionThatIs() {
    LoadedConfig loaded =
        load(FILE + "http: {debug: {addr: ':5001', prometheus: {enabled: true}}}");

    assertThat(warnings(loaded)).containsExactly("http.debug.prometheus is not served yet");
  }

  @Test
  void whatIsNotPlannedSaysWhy() {
    LoadedConfig loaded = load(FILE + "compatibility: {schema1: {enabled: true}}");

    assertThat(warnings(loaded))
        .containsExactly("compatibility is not served: no client of today pushes schema 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "auth: none",
        "auth: {none: {}}",
        "auth: {}",
        "auth:",
        "proxy: {remoteurl: ''}",
        "version: 0.1",
        "storage: {inmemory: {}, cache: {blobdescriptor: inmemory}}",
        "notifications: {endpoints: []}",
      })
  void whatAsksForNothingIsAcceptedSilently(String yaml) {
    LoadedConfig loaded = load(yaml.startsWith("storage") ? yaml : FILE + yaml);

    assertThat(warnings(loaded)).isEmpty();
    assertThat(loaded.config()).isNotNull();
  }
}
