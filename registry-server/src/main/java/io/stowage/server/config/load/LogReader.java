// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.load;

import io.stowage.server.config.LogConfig;
import java.util.Locale;

/** Reads the settings of the log. */
final class LogReader {
  private LogReader() {}

  static LogConfig read(Values values) {
    String level =
        values.given("log.level")
            ? values.text("log.level")
            : values.optional("loglevel").orElseGet(() -> values.text("log.level"));
    return new LogConfig(
        LogConfig.Level.valueOf(level.toUpperCase(Locale.ROOT)),
        values.text("log.formatter").equals("text") ? LogConfig.Format.TEXT : LogConfig.Format.JSON,
        values.map("log.fields"),
        !values.flag("log.accesslog.disabled"),
        values.flag("log.reportcaller"));
  }
}
