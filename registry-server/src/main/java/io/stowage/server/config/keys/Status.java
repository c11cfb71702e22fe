// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.keys;

/** What becomes of a setting that is given. */
public sealed interface Status {

  /** It works. */
  record Served() implements Status {}

  /** It has no effect yet; a warning says so. */
  record NotYet() implements Status {}

  /**
   * It has no effect yet, and a server without it would do harm: it does not start.
   *
   * @param harm what would happen, to stand after "without it"
   */
  record Essential(String harm) implements Status {}

  /**
   * It has no effect and will have none; a warning says so.
   *
   * @param reason why, or what to use instead
   */
  record NotPlanned(String reason) implements Status {}

  /** What to say of a setting that is given, to stand after its name; empty if it works. */
  default String remark() {
    if (this instanceof NotPlanned unplanned) {
      return "is not served: " + unplanned.reason();
    }
    if (this instanceof Essential essential) {
      return "is not served yet, and without it " + essential.harm();
    }
    return this instanceof NotYet ? "is not served yet" : "";
  }
}
