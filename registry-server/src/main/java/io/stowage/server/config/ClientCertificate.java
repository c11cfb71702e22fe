// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

/** Which certificates TLS asks clients for ({@code http.tls.clientauth}). */
public enum ClientCertificate {
  /** None, which is the default where there are no client CAs. */
  NONE,
  /** Any, or none ({@code request-client-cert}). */
  REQUESTED,
  /** Any, but there has to be one ({@code require-any-client-cert}). */
  REQUIRED,
  /** One of the client CAs, or none ({@code verify-client-cert-if-given}). */
  VERIFIED_IF_GIVEN,
  /**
   * One of the client CAs ({@code require-and-verify-client-cert}), which is the default where
   * there are some.
   */
  VERIFIED;

  /** {@return whether a certificate that is given is held against the client CAs} */
  public boolean verified() {
    return this == VERIFIED_IF_GIVEN || this == VERIFIED;
  }
}
