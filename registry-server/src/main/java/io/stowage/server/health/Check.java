// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.health;

/** One thing that is looked at. */
interface Check {

  /** What it is called in answers and in the log. Holds no secret. */
  String name();

  /**
   * Looks, and may block while it does.
   *
   * @throws Exception if it is not as it should be; the message says what is wrong
   */
  void look() throws Exception;
}
