// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * TLS of the listening socket ({@code http.tls}).
 *
 * @param certificate PEM file with the server's certificate chain
 * @param key PEM file with its private key
 * @param minimumTls the lowest protocol version: {@code TLSv1.2} or {@code TLSv1.3}
 * @param cipherSuites names of the suites offered below TLS 1.3; empty for the defaults
 */
public record TlsConfig(Path certificate, Path key, String minimumTls, List<String> cipherSuites) {
  public TlsConfig {
    Objects.requireNonNull(certificate);
    Objects.requireNonNull(key);
    Objects.requireNonNull(minimumTls);
    cipherSuites = List.copyOf(cipherSuites);
  }
}
