// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

/** A token was signed by a key that is not known, or not yet. */
final class UnknownKeyException extends InvalidTokenException {
  private static final long serialVersionUID = 1;

  UnknownKeyException(String reason) {
    super(reason);
  }
}
