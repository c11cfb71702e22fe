// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

/**
 * Something an operator should know of a configuration.
 *
 * @param severity how much it matters
 * @param message one line that names the setting; holds no secret
 */
public record Problem(Severity severity, String message) {

  /** How much a problem matters. */
  public enum Severity {
    /** The server does not start. */
    ERROR,
    /** Something given has no effect. */
    WARNING,
    /** Something was not given, and this is done instead. */
    NOTE
  }

  /**
   * Something because of which the server does not start.
   *
   * @param message one line that names the setting and says what it takes; holds no secret
   * @return a problem of severity {@link Severity#ERROR}
   */
  public static Problem error(String message) {
    return new Problem(Severity.ERROR, message);
  }

  /**
   * Something that is given and has no effect, or another than it seems to have.
   *
   * @param message one line that names the setting; holds no secret
   * @return a problem of severity {@link Severity#WARNING}
   */
  public static Problem warning(String message) {
    return new Problem(Severity.WARNING, message);
  }

  /**
   * Something that was not given.
   *
   * @param message one line that names the setting and says what is done instead
   * @return a problem of severity {@link Severity#NOTE}
   */
  public static Problem note(String message) {
    return new Problem(Severity.NOTE, message);
  }
}
