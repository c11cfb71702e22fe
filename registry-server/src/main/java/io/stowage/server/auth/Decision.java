// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import java.time.Duration;

/** Whether a client may do what it wants. */
public sealed interface Decision {

  /**
   * It may.
   *
   * @param user who it is; empty for nobody in particular
   * @param wish whether it may also do what it wished
   */
  record Granted(String user, boolean wish) implements Decision {}

  /**
   * It has to say who it is, or say it otherwise (status 401).
   *
   * @param challenge value of the {@code WWW-Authenticate} header
   * @param reason why, for the log; holds no secret
   * @param tried whether it had said something
   */
  record Challenged(String challenge, String reason, boolean tried) implements Decision {}

  /**
   * It is known, and may not (status 403).
   *
   * @param user who it is
   */
  record Denied(String user) implements Decision {}

  /**
   * It has to wait before it may try again (status 429).
   *
   * @param delay how long
   * @param reason why, for the log; holds no secret
   */
  record Delayed(Duration delay, String reason) implements Decision {}
}
