// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.setting;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** What values a setting takes. */
public enum SettingType {
  /** Any text. */
  STRING,
  /** {@code true} or {@code false}, or any other word that YAML 1.1 has for them. */
  BOOLEAN,
  /** A whole number. */
  INTEGER,
  /** A number of bytes, plain or with KiB, MiB or GiB behind it. */
  BYTES,
  /** A time such as {@code 300ms}, {@code 30s} or {@code 1h30m}. */
  DURATION,
  /** A path of the file system. */
  PATH;

  /**
   * Parses a value.
   *
   * @throws IllegalArgumentException with a message that says what is wrong, without the value
   */
  Object parse(String text) {
    return switch (this) {
      case STRING -> text;
      case BOOLEAN -> parseBoolean(text);
      case INTEGER -> parseNumber(text, "is not a whole number");
      case BYTES -> parseBytes(text);
      case DURATION -> GoDuration.parse(text);
      case PATH -> parsePath(text);
    };
  }

  private static Boolean parseBoolean(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on", "y" -> true;
      case "false", "no", "off", "n" -> false;
      default -> throw new IllegalArgumentException("is neither true nor false");
    };
  }

  private static Long parseNumber(String text, String problem) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(problem, e);
    }
  }

  private static Long parseBytes(String text) {
    String problem = "is not a number of bytes (such as 4194304 or 4MiB)";
    String lower = text.toLowerCase(Locale.ROOT);
    int shift = lower.endsWith("kib") ? 10 : lower.endsWith("mib") ? 20 : 0;
    shift = lower.endsWith("gib") ? 30 : shift;
    String digits = shift == 0 ? lower : lower.substring(0, lower.length() - 3).strip();
    long number = parseNumber(digits, problem);
    if (number < 0 || number > Long.MAX_VALUE >> shift) {
      throw new IllegalArgumentException(problem);
    }
    return number << shift;
  }

  private static Path parsePath(String text) {
    try {
      if (!text.isBlank()) {
        return Path.of(text);
      }
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("is not a path", e);
    }
    throw new IllegalArgumentException("is not a path");
  }
}
