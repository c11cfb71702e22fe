// SPDX-License-Identifier: Apache-2.0
package io.stowage.registry;

/**
 * A text that is no name, tag, digest or upload id. Its message says what is, and shows up to 64
 * characters of the text without any that is not plain ASCII: it may go to logs and clients.
 */
public final class InvalidReferenceException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;
  private static final int SHOWN = 64;

  /** By which kind of name the text failed to be. */
  private final ErrorCode code;

  InvalidReferenceException(ErrorCode code, String rule, String text) {
    super(rule + ": " + show(text));
    this.code = code;
  }

  /**
   * {@return the code that a registry answers with, by which kind of name the text failed to be}
   */
  public ErrorCode code() {
    return code;
  }

  /** Bounded, quoted, and without control characters: it may go to logs and clients. */
  private static String show(String text) {
    StringBuilder shown = new StringBuilder("\"");
    text.chars()
        .limit(SHOWN)
        .forEach(c -> shown.append(c < ' ' || c > '~' || c == '"' ? '?' : (char) c));
    return shown.append(text.length() > SHOWN ? "…\"" : "\"").toString();
  }
}
