// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import org.jspecify.annotations.Nullable;

/** Percent-decoding of paths (RFC 3986 section 2.1), once and strictly. */
final class PercentDecoding {
  private PercentDecoding() {}

  /**
   * Decodes a path. An encoded slash does not become one: it would make one segment two.
   *
   * @return null if an escape is malformed, or stands for a slash or for no printable ASCII
   *     character
   */
  static @Nullable String path(String path) {
    int escape = path.indexOf('%');
    if (escape < 0) {
      return path;
    }
    StringBuilder decoded = new StringBuilder(path.length());
    int from = 0;
    while (escape >= 0) {
      if (escape + 2 >= path.length()) {
        return null;
      }
      int high = Character.digit(path.charAt(escape + 1), 16);
      int low = Character.digit(path.charAt(escape + 2), 16);
      int c = high * 16 + low;
      if (high < 0 || low < 0 || c <= ' ' || c > '~' || c == '/') {
        return null;
      }
      decoded.append(path, from, escape).append((char) c);
      from = escape + 3;
      escape = path.indexOf('%', from);
    }
    return decoded.append(path, from, path.length()).toString();
  }
}
