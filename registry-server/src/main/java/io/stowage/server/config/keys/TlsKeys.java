// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.keys;

import static io.stowage.server.config.keys.Key.file;
import static io.stowage.server.config.keys.Key.text;

import java.util.List;

final class TlsKeys {
  private static final String CLEAR_TEXT =
      "passwords would travel in clear text: have certbot or the like write files"
          + " for http.tls.certificate and http.tls.key, whose renewals are picked up";

  static final KeySection SECTION =
      new KeySection(
          "TLS",
          List.of(
              file(
                  "http.tls.certificate",
                  "PEM file of the certificate and its issuers; read again when it changes"),
              file("http.tls.key", "PEM file of the private key: RSA, EC or Ed25519"),
              text("http.tls.minimumtls", "Lowest version; 1.0 and 1.1 are raised to 1.2")
                  .byDefault("tls1.2")
                  .choosing("tls1.0", "tls1.1", "tls1.2", "tls1.3"),
              text("http.tls.ciphersuites", "Suites offered below TLS 1.3").shaped(Shape.LIST),
              file("http.tls.clientcas", "PEM files of the CAs of client certificates")
                  .shaped(Shape.LIST),
              text(
                      "http.tls.clientauth",
                      "Which certificates clients need; with `clientcas` the last of these")
                  .choosing(
                      "request-client-cert",
                      "require-any-client-cert",
                      "verify-client-cert-if-given",
                      "require-and-verify-client-cert"),
              file("http.tls.letsencrypt.cachefile", "Directory of the ACME account")
                  .essential(CLEAR_TEXT),
              text("http.tls.letsencrypt.email", "Address of the ACME account")
                  .essential(CLEAR_TEXT),
              text("http.tls.letsencrypt.hosts", "Names that certificates are asked for")
                  .shaped(Shape.LIST)
                  .essential(CLEAR_TEXT),
              text("http.tls.letsencrypt.directoryurl", "ACME directory").essential(CLEAR_TEXT)));

  private TlsKeys() {}
}
