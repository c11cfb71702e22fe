// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.setting;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The checked values of a driver's settings. Each getter takes the name of a declared setting of
 * its type. Immutable and thread-safe.
 */
public final class Settings {
  private final Map<String, Setting> declared;
  private final Map<String, Object> values;

  private Settings(Map<String, Setting> declared, Map<String, Object> values) {
    this.declared = declared;
    this.values = values;
  }

  /**
   * Checks given values against what is declared, and fills in defaults.
   *
   * @param declared the settings that there are, in the order in which a message names them
   * @param given values by name: text, numbers, booleans; null counts as not given
   * @return the values, with which a driver can be opened
   * @throws InvalidSettingException if one is unknown, missing or wrong
   */
  public static Settings of(List<Setting> declared, Map<String, ? extends @Nullable Object> given) {
    Map<String, Setting> byName = new LinkedHashMap<>();
    declared.forEach(setting -> byName.put(setting.name(), setting));
    given
        .keySet()
        .forEach(
            name -> {
              if (!byName.containsKey(name)) {
                throw new InvalidSettingException(name, unknown(byName));
              }
            });
    Map<String, Object> values = new TreeMap<>();
    for (Setting setting : declared) {
      Object value = given.get(setting.name());
      String text = value == null ? setting.defaultValue() : value.toString();
      if (text != null) {
        values.put(setting.name(), setting.parse(text));
      } else if (setting.required()) {
        throw new InvalidSettingException(setting.name(), "is required");
      }
    }
    return new Settings(byName, values);
  }

  private static String unknown(Map<String, Setting> byName) {
    return byName.isEmpty()
        ? "is unknown; there is nothing to set"
        : "is unknown; known are " + String.join(", ", byName.keySet());
  }

  /**
   * {@return whether the setting has a value, given or by default}
   *
   * @param name the name of a setting; false for one that is not declared
   */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /**
   * {@return the setting's text}
   *
   * @param name the name of a {@link SettingType#STRING} that is required or has a default
   * @throws IllegalStateException if it has neither value nor default
   * @throws ClassCastException if the setting is of another type
   */
  public String string(String name) {
    return get(name, String.class);
  }

  /**
   * {@return the setting's text, or empty where none was given and there is no default}
   *
   * @param name the name of a {@link SettingType#STRING}
   * @throws ClassCastException if the setting is of another type
   */
  public Optional<String> optional(String name) {
    return has(name) ? Optional.of(string(name)) : Optional.empty();
  }

  /**
   * {@return whether the setting is on}
   *
   * @param name the name of a {@link SettingType#BOOLEAN} that is required or has a default
   * @throws IllegalStateException if it has neither value nor default
   * @throws ClassCastException if the setting is of another type
   */
  public boolean flag(String name) {
    return get(name, Boolean.class);
  }

  /**
   * {@return the setting's number, within the bounds that it declares; bytes are counted singly}
   *
   * @param name the name of an {@link SettingType#INTEGER} or of {@link SettingType#BYTES} that is
   *     required or has a default
   * @throws IllegalStateException if it has neither value nor default
   * @throws ClassCastException if the setting is of another type
   */
  public long number(String name) {
    return get(name, Long.class);
  }

  /**
   * {@return the setting's duration, zero or more}
   *
   * @param name the name of a {@link SettingType#DURATION} that is required or has a default
   * @throws IllegalStateException if it has neither value nor default
   * @throws ClassCastException if the setting is of another type
   */
  public Duration duration(String name) {
    return get(name, Duration.class);
  }

  /**
   * {@return the setting's path, which may be relative and need not exist}
   *
   * @param name the name of a {@link SettingType#PATH} that is required or has a default
   * @throws IllegalStateException if it has neither value nor default
   * @throws ClassCastException if the setting is of another type
   */
  public Path path(String name) {
    return get(name, Path.class);
  }

  private <T> T get(String name, Class<T> type) {
    Object value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("setting " + name + " has no value and no default");
    }
    return type.cast(value);
  }

  /** The values, those of secrets masked. */
  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + shown(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private String shown(String name, Object value) {
    Setting setting = declared.get(name);
    return setting == null || setting.secret() ? "***" : value.toString();
  }
}
