// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import org.jspecify.annotations.Nullable;

/** Text of a client's choosing as it may stand in a log: printable and bounded. */
public final class LogText {
  private static final int SHOWN = 300;

  private LogText() {}

  /** The text, with a question mark for what is not printable, and its first 300 characters. */
  public static String of(@Nullable String text) {
    if (text == null) {
      return "-";
    }
    StringBuilder shown = new StringBuilder();
    text.chars().limit(SHOWN).forEach(c -> shown.append(c > ' ' && c <= '~' ? (char) c : '?'));
    return text.length() > SHOWN ? shown.append('…').toString() : shown.toString();
  }
}
