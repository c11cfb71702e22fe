// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli.logging;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One JSON object a line, with a stack trace inside. */
final class JsonFormat implements EntryFormat {
  private final Map<String, String> staticFields;

  /** With fields that each line has. */
  JsonFormat(Map<String, String> fields) {
    this.staticFields = fields;
  }

  @Override
  public String format(Entry entry) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("time", EntryFormat.time(entry.time()));
    fields.put("level", entry.level().name().toLowerCase(Locale.ROOT));
    fields.put("msg", entry.message());
    entry.fields().forEach(field -> fields.putIfAbsent(field.key, String.valueOf(field.value)));
    staticFields.forEach(fields::putIfAbsent);
    if (entry.failure() != null) {
      fields.put("error", entry.failure().toString());
      fields.put("stack", EntryFormat.stackTrace(entry.failure()));
    }
    StringBuilder line = new StringBuilder(200);
    fields.forEach((name, value) -> pair(line, name, value));
    return line.append('}').toString();
  }

  private static void pair(StringBuilder line, String name, String value) {
    line.append(line.isEmpty() ? '{' : ',');
    quote(line, name);
    line.append(':');
    quote(line, value);
  }

  private static void quote(StringBuilder line, String text) {
    line.append('"');
    JsonStringEncoder.getInstance().quoteAsString(text, line);
    line.append('"');
  }
}
