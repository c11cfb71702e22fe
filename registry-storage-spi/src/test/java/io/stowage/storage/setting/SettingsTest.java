// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final List<Setting> DECLARED =
      List.of(
          Setting.of("bucket", SettingType.STRING, "Where").asRequired(),
          Setting.of("secretkey", SettingType.INTEGER, "A number nobody may see").asSecret(),
          Setting.of("chunksize", SettingType.BYTES, "How much at once")
              .withDefault("10MiB")
              .between(5 << 20, 5L << 30, "bytes"),
          Setting.of("timeout", SettingType.DURATION, "How long").withDefault("1m30s"),
          Setting.of("commit", SettingType.STRING, "How").choosing("copy", "pointer"),
          Setting.of("secure", SettingType.BOOLEAN, "Whether TLS is used").withDefault("true"));

  @Test
  void fillsInDefaults() {
    Settings settings = Settings.of(DECLARED, Map.of("bucket", "b"));

    assertThat(settings.number("chunksize")).isEqualTo(10 << 20);
    assertThat(settings.duration("timeout")).isEqualTo(Duration.ofSeconds(90));
    assertThat(settings.flag("secure")).isTrue();
    assertThat(settings.optional("commit")).isEmpty();
  }

  @Test
  void takesNumbersAndBooleansAsTheyComeFromYaml() {
    Settings settings =
        Settings.of(DECLARED, Map.of("bucket", 7, "chunksize", 5 << 20, "secure", false));

    assertThat(settings.string("bucket")).isEqualTo("7");
    assertThat(settings.number("chunksize")).isEqualTo(5 << 20);
    assertThat(settings.flag("secure")).isFalse();
  }

  @Test
  void namesWhatIsRequired() {
    assertThatThrownBy(() -> Settings.of(DECLARED, Map.of())).hasMessage("bucket: is required");
  }

  @Test
  void countsANullAsNotGiven() {
    Map<String, Object> given = new HashMap<>();
    given.put("bucket", null);

    assertThatThrownBy(() -> Settings.of(DECLARED, given)).hasMessage("bucket: is required");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "buckte|x|buckte: is unknown; known are bucket, secretkey, chunksize, timeout, commit, secure",
        "chunksize|1|chunksize: \"1\" is not between 5242880 and 5368709120 bytes",
        "chunksize|-1|chunksize: \"-1\" is not a number of bytes (such as 4194304 or 4MiB)",
        "timeout|5 parsecs|timeout: \"5 parsecs\" is not a duration (such as 300ms, 30s or 1h30m)",
        "commit|move|commit: \"move\" is none of copy, pointer",
        "secure|perhaps|secure: \"perhaps\" is neither true nor false",
      })
  void namesWhatIsWrong(String name, String value, String message) {
    assertThatThrownBy(() -> Settings.of(DECLARED, Map.of("bucket", "b", name, value)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(message);
  }

  @Test
  void neverShowsASecret() {
    Settings settings = Settings.of(DECLARED, Map.of("bucket", "b", "secretkey", "4711"));

    assertThat(settings.toString()).doesNotContain("4711").contains("secretkey=***");
    assertThatThrownBy(() -> Settings.of(DECLARED, Map.of("bucket", "b", "secretkey", "hush")))
        .hasMessage("secretkey: the value is not a whole number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "s", "-1s", "1.h", "1s ", "1h 30m", "99999999999h"})
  void refusesWhatIsNoDuration(String text) {
    assertThatThrownBy(() -> GoDuration.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "300ms", "30s", "1h30m", "168h", "15ns"})
  void printsADurationAsItIsRead(String text) {
    assertThat(GoDuration.format(GoDuration.parse(text))).isEqualTo(text);
  }
}
