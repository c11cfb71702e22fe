// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "30s, PT30S",
    "1h30m, PT1H30M",
    "168h, PT168H",
    "100ms, PT0.1S",
    "1.5h, PT1H30M",
    "0.25s, PT0.25S",
    "2m0.5s, PT2M0.5S",
    "7us, PT0.000007S",
    "7µs, PT0.000007S",
    "7μs, PT0.000007S",
    "3ns, PT0.000000003S",
    "1.000000001s, PT1.000000001S",
  })
  void readsWhatGoWrites(String text, Duration expected) {
    assertThat(GoDuration.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "30", "1h30", "h", "-1s", "1 h", "1H", ".5s", "1.s", "1d", "5 parsecs"})
  void refusesWhatIsNone(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GoDuration.parse(text))
        .withMessage("is not a duration (such as 300ms, 30s or 1h30m)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2562048h", "999999999999999999h", "9223372036s9223372036s"})
  void refusesWhatIsTooLong(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GoDuration.parse(text))
        .withMessage("is too long a duration");
  }
}
