// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli.logging;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** The form of a line. */
@FunctionalInterface
interface EntryFormat {
  /** RFC 3339, in UTC, with milliseconds. */
  DateTimeFormatter TIME = new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  /** One line without its end; only a stack trace, in some forms, adds lines. */
  String format(Entry entry);

  /** The time of an entry as all forms have it. */
  static String time(Instant time) {
    return TIME.format(time);
  }

  /** The stack trace of a failure, line by line. */
  static String stackTrace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString().stripTrailing();
  }
}
