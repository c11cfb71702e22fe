// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

/** Why a token is not accepted, in words for the log that hold nothing secret. */
class InvalidTokenException extends Exception {
  private static final long serialVersionUID = 1;

  InvalidTokenException(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
