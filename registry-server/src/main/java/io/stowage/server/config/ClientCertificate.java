// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

/** Which certificates TLS asks clients for. */
public enum ClientCertificate {
  /** None. */
  NONE,
  /** Any, or none. */
  REQUESTED,
  /** Any, but there has to be one. */
  REQUIRED,
  /** One of the client CAs, or none. */
  VERIFIED_IF_GIVEN,
  /** One of the client CAs. */
  VERIFIED;

  /** Whether one that is given is held against the client CAs. */
  public boolean verified() {
    return this == VERIFIED_IF_GIVEN || this == VERIFIED;
  }
}
