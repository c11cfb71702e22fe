// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.keys;

import static io.stowage.server.config.keys.Key.file;
import static io.stowage.server.config.keys.Key.text;

import java.util.List;

final class TlsKeys {
  private static final String CLEAR_TEXT = "passwords would travel in clear text";

  static final KeySection SECTION =
      new KeySection(
          "TLS",
          List.of(
              file("http.tls.certificate", "PEM file of the certificate chain"),
              file("http.tls.key", "PEM file of the private key"),
              text("http.tls.minimumtls", "Lowest version; 1.0 and 1.1 are raised to 1.2")
                  .byDefault("tls1.2")
                  .choosing("tls1.0", "tls1.1", "tls1.2", "tls1.3"),
              text("http.tls.ciphersuites", "Suites offered below TLS 1.3").shaped(Shape.LIST),
              file("http.tls.clientcas", "Client certificates are asked for and checked by these")
                  .shaped(Shape.LIST)
                  .essential("clients without a certificate would be let in"),
              text("http.tls.clientauth", "How client certificates are checked")
                  .byDefault("require-and-verify-client-cert")
                  .notYet(),
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
