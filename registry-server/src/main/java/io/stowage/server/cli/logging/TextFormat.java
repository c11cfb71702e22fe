// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli.logging;

import java.util.Locale;
import java.util.Map;

/** {@code key=value} pairs, as the incumbent logs them; a stack trace follows, indented. */
final class TextFormat implements EntryFormat {
  private final String staticFields;

  /** With fields that each line has. */
  TextFormat(Map<String, String> fields) {
    StringBuilder text = new StringBuilder();
    fields.forEach((name, value) -> pair(text, name, value));
    staticFields = text.toString();
  }

  @Override
  public String format(Entry entry) {
    StringBuilder line = new StringBuilder(160);
    line.append("time=").append(EntryFormat.time(entry.time()));
    pair(line, "level", entry.level().name().toLowerCase(Locale.ROOT));
    pair(line, "msg", entry.message());
    entry.fields().forEach(field -> pair(line, field.key, String.valueOf(field.value)));
    line.append(staticFields);
    if (entry.failure() != null) {
      EntryFormat.stackTrace(entry.failure())
          .lines()
          .forEach(trace -> line.append("\n\t").append(trace.stripLeading()));
    }
    return line.toString();
  }

  private static void pair(StringBuilder line, String name, String value) {
    line.append(' ');
    name.chars().map(c -> isPlain(c) ? c : '_').forEach(c -> line.append((char) c));
    line.append('=');
    if (!value.isEmpty() && value.chars().allMatch(TextFormat::isPlain)) {
      line.append(value);
    } else {
      line.append('"');
      value.chars().forEach(c -> escape(line, (char) c));
      line.append('"');
    }
  }

  private static boolean isPlain(int c) {
    return c > ' ' && c != '"' && c != '=' && c != '\\' && c != 0x7f;
  }

  private static void escape(StringBuilder line, char c) {
    switch (c) {
      case '"', '\\' -> line.append('\\').append(c);
      case '\n' -> line.append("\\n");
      case '\r' -> line.append("\\r");
      case '\t' -> line.append("\\t");
      default -> {
        if (Character.isISOControl(c)) {
          line.append("\\u%04x".formatted((int) c));
        } else {
          line.append(c);
        }
      }
    }
  }
}
