// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import java.util.OptionalLong;

/** Numbers as HTTP writes them: ASCII digits and nothing else. */
final class Decimal {
  /** As many digits as always fit a long. */
  private static final int SAFE_DIGITS = 18;

  private Decimal() {}

  /**
   * Reads {@code 1*DIGIT}; what is too great for a long counts as the greatest long.
   *
   * @return empty if the text is no such number
   */
  static OptionalLong parse(String text) {
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return OptionalLong.empty();
      }
    }
    return OptionalLong.of(text.length() > SAFE_DIGITS ? Long.MAX_VALUE : Long.parseLong(text));
  }
}
