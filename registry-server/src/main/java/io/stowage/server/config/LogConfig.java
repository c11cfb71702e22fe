// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What is logged and how ({@code log}).
 *
 * @param level the least severe level that is written
 * @param format how a line looks
 * @param fields added to each line
 * @param accessLog whether each request is logged on standard output
 * @param reportCaller whether each line names the method that logs
 */
public record LogConfig(
    Level level,
    Format format,
    Map<String, String> fields,
    boolean accessLog,
    boolean reportCaller) {
  public LogConfig {
    Objects.requireNonNull(level);
    Objects.requireNonNull(format);
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** Severity, the most severe first. */
  public enum Level {
    ERROR,
    WARN,
    INFO,
    DEBUG
  }

  /** The form of a log line. */
  public enum Format {
    /** Words and {@code key=value} pairs. */
    TEXT,
    /** One JSON object a line. */
    JSON
  }

  /** Text from level {@code INFO} on, with an access log. */
  public static LogConfig defaults() {
    return new LogConfig(Level.INFO, Format.TEXT, Map.of(), true, false);
  }
}
