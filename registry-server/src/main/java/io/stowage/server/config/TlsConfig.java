// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * TLS of the listening socket ({@code http.tls}).
 *
 * <p>Files are read when the server starts, which they keep from starting if they are wrong, and
 * again within ten seconds of a change.
 *
 * @param certificate PEM file with the server's certificate, followed by its issuers ({@code
 *     http.tls.certificate})
 * @param key PEM file with its private key: RSA, EC or Ed25519, not encrypted ({@code
 *     http.tls.key})
 * @param minimumTls the lowest protocol version, {@code TLSv1.2} or {@code TLSv1.3} ({@code
 *     http.tls.minimumtls}); another keeps the server from starting
 * @param cipherSuites names of the suites offered below TLS 1.3, as the IANA writes them ({@code
 *     http.tls.ciphersuites}); empty for those with forward secrecy and authenticated encryption,
 *     and one that is not served keeps the server from starting
 * @param clientCas PEM files with the certificates that those of clients are held against ({@code
 *     http.tls.clientcas})
 * @param clientCertificate which certificates clients are asked for ({@code http.tls.clientauth})
 */
public record TlsConfig(
    Path certificate,
    Path key,
    String minimumTls,
    List<String> cipherSuites,
    List<Path> clientCas,
    ClientCertificate clientCertificate) {
  /**
   * Copies the lists, and reads no file.
   *
   * @throws IllegalArgumentException if certificates of clients are to be verified and there are no
   *     client CAs
   */
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

  /**
   * TLS 1.2 and later with the default suites, for clients without certificates.
   *
   * @param certificate PEM file with the server's certificate, followed by its issuers
   * @param key PEM file with its private key, which may be the same file
   * @return what {@link #offering} and {@link #asking} change
   */
  public static TlsConfig of(Path certificate, Path key) {
    return new TlsConfig(certificate, key, "TLSv1.2", List.of(), List.of(), ClientCertificate.NONE);
  }

  /**
   * The same with other versions and suites.
   *
   * @param newMinimumTls {@code TLSv1.2} or {@code TLSv1.3}
   * @param newCipherSuites those below TLS 1.3; empty for the defaults
   * @return the same files and the same certificates of clients
   */
  public TlsConfig offering(String newMinimumTls, List<String> newCipherSuites) {
    return new TlsConfig(
        certificate, key, newMinimumTls, newCipherSuites, clientCas, clientCertificate);
  }

  /**
   * The same for clients with certificates.
   *
   * @param newClientCertificate which they are asked for
   * @param newClientCas PEM files; may be empty where nothing is verified
   * @return the same files, versions and suites
   * @throws IllegalArgumentException if certificates are to be verified and there are no client CAs
   */
  public TlsConfig asking(ClientCertificate newClientCertificate, List<Path> newClientCas) {
    return new TlsConfig(
        certificate, key, minimumTls, cipherSuites, newClientCas, newClientCertificate);
  }
}
