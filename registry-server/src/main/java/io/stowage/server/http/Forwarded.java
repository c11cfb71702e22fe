// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import org.jspecify.annotations.Nullable;

/** What a proxy says of the request that it passed on. */
final class Forwarded {
  private Forwarded() {}

  /**
   * A parameter of the first element of a {@code Forwarded} header (RFC 7239 section 4), unquoted.
   *
   * @param header null for none
   * @param name in lower case
   */
  static @Nullable String parameter(@Nullable String header, String name) {
    if (header == null) {
      return null;
    }
    int at = 0;
    while (at < header.length()) {
      int end = endOfPair(header, at);
      String pair = header.substring(at, end).strip();
      if (pair.length() > name.length()
          && pair.charAt(name.length()) == '='
          && pair.regionMatches(true, 0, name, 0, name.length())) {
        return unquoted(pair.substring(name.length() + 1));
      }
      if (end < header.length() && header.charAt(end) == ',') {
        return null;
      }
      at = end + 1;
    }
    return null;
  }

  /**
   * The first element of a list such as {@code X-Forwarded-Host} has.
   *
   * @param header null for none
   */
  static @Nullable String first(@Nullable String header) {
    if (header == null) {
      return null;
    }
    int comma = header.indexOf(',');
    return (comma < 0 ? header : header.substring(0, comma)).strip();
  }

  private static int endOfPair(String header, int from) {
    boolean quoted = false;
    for (int i = from; i < header.length(); i++) {
      char c = header.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ';' || c == ',')) {
        return i;
      }
    }
    return header.length();
  }

  private static String unquoted(String value) {
    return value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")
        ? value.substring(1, value.length() - 1)
        : value;
  }
}
