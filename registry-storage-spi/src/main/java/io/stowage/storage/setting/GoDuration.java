// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.setting;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as the configuration of a registry has them: {@code 300ms}, {@code 1h30m}. */
public final class GoDuration {
  private static final Pattern PART =
      Pattern.compile("(\\d{1,18})(?:\\.(\\d{1,9}))?(ns|us|µs|μs|ms|s|m|h)");
  private static final Map<String, Long> NANOS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "µs", 1_000L,
          "μs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  private GoDuration() {}

  /**
   * Parses a duration, {@code 0} or numbers with units; a number may have a fraction.
   *
   * @param text the value as somebody wrote it; units are ns, us, ms, s, m and h, and none may be
   *     negative
   * @return the duration, to the nanosecond
   * @throws IllegalArgumentException if it is none, or longer than about 290 years
   */
  public static Duration parse(String text) {
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    Matcher part = PART.matcher(text);
    long nanos = 0;
    int at = 0;
    try {
      while (part.find(at) && part.start() == at) {
        long unit = NANOS.getOrDefault(part.group(3), 0L);
        nanos = Math.addExact(nanos, Math.multiplyExact(Long.parseLong(part.group(1)), unit));
        nanos = Math.addExact(nanos, fraction(part.group(2), unit));
        at = part.end();
        if (at == text.length()) {
          return Duration.ofNanos(nanos);
        }
      }
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("is too long a duration", e);
    }
    throw new IllegalArgumentException("is not a duration (such as 300ms, 30s or 1h30m)");
  }

  private static long fraction(@Nullable String digits, long unit) {
    return digits == null
        ? 0
        : new BigDecimal("0." + digits).multiply(BigDecimal.valueOf(unit)).longValue();
  }

  /**
   * Prints a duration so that {@link #parse} reads it, in the units that a person would use.
   *
   * @param duration zero or more, and no longer than {@link #parse} takes
   * @return {@code 0}, or its hours, minutes, seconds, milliseconds and nanoseconds that are not
   *     zero
   */
  public static String format(Duration duration) {
    if (duration.isZero()) {
      return "0";
    }
    StringBuilder text = new StringBuilder();
    append(text, duration.toHours(), "h");
    append(text, duration.toMinutesPart(), "m");
    append(text, duration.toSecondsPart(), "s");
    append(text, duration.toMillisPart(), "ms");
    append(text, duration.toNanosPart() % 1_000_000, "ns");
    return text.toString();
  }

  private static void append(StringBuilder text, long amount, String unit) {
    if (amount != 0) {
      text.append(amount).append(unit);
    }
  }
}
