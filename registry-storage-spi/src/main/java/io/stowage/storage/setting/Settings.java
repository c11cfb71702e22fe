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
   * @param given values by name: text, numbers, booleans; null counts as not given
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

  /** Whether there is a value, given or by default. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** The text of a setting that is required or has a default. */
  public String string(String name) {
    return get(name, String.class);
  }

  /** The text of a setting, if there is one. */
  public Optional<String> optional(String name) {
    return has(name) ? Optional.of(string(name)) : Optional.empty();
  }

  /** Whether a setting is on. */
  public boolean flag(String name) {
    return get(name, Boolean.class);
  }

  /** The number of a setting, or of bytes. */
  public long number(String name) {
    return get(name, Long.class);
  }

  /** The duration of a setting. */
  public Duration duration(String name) {
    return get(name, Duration.class);
  }

  /** The path of a setting. */
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
