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

  /** The server does not start because of this. */
  public static Problem error(String message) {
    return new Problem(Severity.ERROR, message);
  }

  /** Something that is given has no effect. */
  public static Problem warning(String message) {
    return new Problem(Severity.WARNING, message);
  }

  /** Something was not given, and this is done instead. */
  public static Problem note(String message) {
    return new Problem(Severity.NOTE, message);
  }
}
