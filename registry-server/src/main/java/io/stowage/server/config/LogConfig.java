// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What is logged and how ({@code log}). In an application that embeds the server, its own SLF4J
 * backend decides about level, fields and callers; the access log is as it is said here.
 *
 * @param level the least severe level that is written ({@code log.level})
 * @param format how a line looks ({@code log.formatter})
 * @param fields added to each line, in this order ({@code log.fields})
 * @param accessLog whether each request is logged on standard output (no {@code
 *     log.accesslog.disabled})
 * @param reportCaller whether each line names the method that logs ({@code log.reportcaller})
 */
public record LogConfig(
    Level level,
    Format format,
    Map<String, String> fields,
    boolean accessLog,
    boolean reportCaller) {
  /** Copies the fields, in their order. */
  public LogConfig {
    Objects.requireNonNull(level);
    Objects.requireNonNull(format);
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** Severity, the most severe first. */
  public enum Level {
    /** Something failed that should not have, and an operator has to look. */
    ERROR,
    /** Something is amiss, and the server goes on. */
    WARN,
    /** What an operator wants to know of a server that is well, such as its start and stop. */
    INFO,
    /** What helps to find out why. */
    DEBUG
  }

  /** The form of a log line. */
  public enum Format {
    /** Words and {@code key=value} pairs. */
    TEXT,
    /** One JSON object a line. */
    JSON
  }

  /** {@return text from level {@code INFO} on, with an access log and no fields} */
  public static LogConfig defaults() {
    return new LogConfig(Level.INFO, Format.TEXT, Map.of(), true, false);
  }
}
