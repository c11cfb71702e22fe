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

  /** Copies the choices. */
  public Setting {
    choices = List.copyOf(choices);
  }

  /** An optional setting without default. */
  public static Setting of(String name, SettingType type, String description) {
    return new Setting(
        name, type, "", null, false, false, List.of(), Long.MIN_VALUE, Long.MAX_VALUE, description);
  }

  /** The same with a default. */
  public Setting withDefault(String value) {
    return new Setting(name, type, unit, value, required, secret, choices, min, max, description);
  }

  /** The same with bounds, and what they count. */
  public Setting between(long least, long greatest, String counted) {
    return new Setting(
        name, type, counted, defaultValue, required, secret, choices, least, greatest, description);
  }

  /** The same with a few values to choose from. */
  public Setting choosing(String... values) {
    return new Setting(
        name, type, unit, defaultValue, required, secret, List.of(values), min, max, description);
  }

  /** The same, and a value has to be given. */
  public Setting asRequired() {
    return new Setting(
        name, type, unit, defaultValue, true, secret, choices, min, max, description);
  }

  /** The same, and its value is never shown. */
  public Setting asSecret() {
    return new Setting(
        name, type, unit, defaultValue, required, true, choices, min, max, description);
  }

  /**
   * Parses and checks a value.
   *
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
