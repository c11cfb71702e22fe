// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.setting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be set on a driver. Tables in documentation and in {@code registry drivers}
 * are made from these.
 *
 * @param name its name, lower-case
 * @param type what values it takes
 * @param unit what a number counts, such as {@code threads}; empty where that is plain
 * @param defaultValue the value where none is given, as text; null where there is none
 * @param required whether a value has to be given
 * @param secret whether its value may never be shown
 * @param choices the values that it takes, where these are few; else empty
 * @param min the least number that it takes
 * @param max the greatest number that it takes
 * @param description one line on what it does
 */
public record Setting(
    String name,
    SettingType type,
    String unit,
    @Nullable String defaultValue,
    boolean required,
    boolean secret,
    List<String> choices,
    long min,
    long max,
    String description) {

  /**
   * Makes one of all that can be said of it. {@link #of} and the methods that follow read better.
   *
   * @param name its name
   * @param type what values it takes
   * @param unit what a number counts
   * @param defaultValue the value where none is given, as it would be written
   * @param required whether a value has to be given
   * @param secret whether its value may never be shown
   * @param choices the values that it takes; copied
   * @param min the least number that it takes
   * @param max the greatest number that it takes
   * @param description one line on what it does
   */
  public Setting {
    choices = List.copyOf(choices);
  }

  /**
   * An optional setting without default.
   *
   * @param name its name, lower-case, which no other of the driver's settings has
   * @param type what values it takes
   * @param description one line on what it does, for the tables
   * @return a setting that takes any value of the type and shows it
   */
  public static Setting of(String name, SettingType type, String description) {
    return new Setting(
        name, type, "", null, false, false, List.of(), Long.MIN_VALUE, Long.MAX_VALUE, description);
  }

  /**
   * {@return this setting with a default}
   *
   * @param value the value where none is given, as an operator would write it; {@link Settings#of}
   *     checks it as any other
   */
  public Setting withDefault(String value) {
    return new Setting(name, type, unit, value, required, secret, choices, min, max, description);
  }

  /**
   * {@return this setting with bounds, for one whose values are numbers}
   *
   * @param least the least number that it takes
   * @param greatest the greatest number that it takes; {@link Long#MAX_VALUE} for no bound
   * @param counted what it counts, in the plural, such as {@code threads}; empty where that is
   *     plain
   */
  public Setting between(long least, long greatest, String counted) {
    return new Setting(
        name, type, counted, defaultValue, required, secret, choices, least, greatest, description);
  }

  /**
   * {@return this setting with a few values to choose from}
   *
   * @param values all the values that it takes, as they are written
   */
  public Setting choosing(String... values) {
    return new Setting(
        name, type, unit, defaultValue, required, secret, List.of(values), min, max, description);
  }

  /** {@return this setting, for which a value has to be given} */
  public Setting asRequired() {
    return new Setting(
        name, type, unit, defaultValue, true, secret, choices, min, max, description);
  }

  /**
   * {@return this setting, whose value is shown nowhere: not in messages, nor in {@link
   * Settings#toString}}
   */
  public Setting asSecret() {
    return new Setting(
        name, type, unit, defaultValue, required, true, choices, min, max, description);
  }

  /**
   * Parses and checks a value.
   *
   * @param text the value as somebody wrote it
   * @return a {@link String}, {@link Boolean}, {@link Long}, {@link java.time.Duration} or {@link
   *     java.nio.file.Path}, as {@link #type} says
   * @throws InvalidSettingException if it is wrong; a secret is not repeated in the message
   */
  public Object parse(String text) {
    try {
      Object value = type.parse(text);
      if (value instanceof Long number && (number < min || number > max)) {
        throw new IllegalArgumentException(bounds());
      }
      if (!choices.isEmpty() && !choices.contains(text)) {
        throw new IllegalArgumentException("is none of " + String.join(", ", choices));
      }
      return value;
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(
          name, (secret ? "the value" : '"' + text + '"') + ' ' + e.getMessage());
    }
  }

  private String bounds() {
    String counted = unit.isEmpty() ? "" : " " + unit;
    if (max == Long.MAX_VALUE) {
      return "is less than " + min + counted;
    }
    return "is not between " + min + " and " + max + counted;
  }
}
