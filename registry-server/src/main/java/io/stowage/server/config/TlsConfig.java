// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * TLS of the listening socket ({@code http.tls}).
 *
 * @param certificate PEM file with the server's certificate, followed by its issuers
 * @param key PEM file with its private key
 * @param minimumTls the lowest protocol version: {@code TLSv1.2} or {@code TLSv1.3}
 * @param cipherSuites names of the suites offered below TLS 1.3; empty for the defaults
 * @param clientCas PEM files with the certificates that those of clients are held against
 * @param clientCertificate which certificates clients are asked for
 */
public record TlsConfig(
    Path certificate,
    Path key,
    String minimumTls,
    List<String> cipherSuites,
    List<Path> clientCas,
    ClientCertificate clientCertificate) {
  public TlsConfig {
    Objects.requireNonNull(certificate);
    Objects.requireNonNull(key);
    Objects.requireNonNull(minimumTls);
    Objects.requireNonNull(clientCertificate);
    cipherSuites = List.copyOf(cipherSuites);
    clientCas = List.copyOf(clientCas);
    if (clientCertificate.verified() && clientCas.isEmpty()) {
      throw new IllegalArgumentException("nothing to hold the certificates of clients against");
    }
  }

  /** TLS 1.2 and later with the usual suites, for clients without certificates. */
  public static TlsConfig of(Path certificate, Path key) {
    return new TlsConfig(certificate, key, "TLSv1.2", List.of(), List.of(), ClientCertificate.NONE);
  }

  /** The same with other versions and suites. */
  public TlsConfig offering(String newMinimumTls, List<String> newCipherSuites) {
    return new TlsConfig(
        certificate, key, newMinimumTls, newCipherSuites, clientCas, clientCertificate);
  }

  /** The same for clients with certificates. */
  public TlsConfig asking(ClientCertificate newClientCertificate, List<Path> newClientCas) {
    return new TlsConfig(
        certificate, key, minimumTls, cipherSuites, newClientCas, newClientCertificate);
  }
}
