// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net.tls;

import io.stowage.server.config.TlsConfig;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The versions of TLS and the cipher suites that a server offers. */
final class TlsProtocols {
  private static final String SUITES = "http.tls.ciphersuites";
  private static final List<String> VERSIONS = List.of("TLSv1.2", "TLSv1.3");

  /** Those of TLS 1.3 cannot be chosen, but an engine wants to hear of them too. */
  private static final List<String> SUITES_13 =
      List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");

  /** Those with forward secrecy and authenticated encryption. */
  private static final List<String> SUITES_12 =
      Stream.of("AES_128_GCM_SHA256", "AES_256_GCM_SHA384", "CHACHA20_POLY1305_SHA256")
          .flatMap(cipher -> Stream.of("ECDSA_WITH_" + cipher, "RSA_WITH_" + cipher))
          .map(suite -> "TLS_ECDHE_" + suite)
          .toList();

  private TlsProtocols() {}

  /** The versions from a lowest one on. */
  static Set<String> from(String minimum) throws TlsException {
    int lowest = VERSIONS.indexOf(minimum);
    if (lowest < 0) {
      throw new TlsException(
          "http.tls.minimumtls: " + minimum + " is none of " + String.join(", ", VERSIONS), null);
    }
    return new LinkedHashSet<>(VERSIONS.subList(lowest, VERSIONS.size()));
  }

  /**
   * The suites to offer.
   *
   * @param available those that the engine has
   * @throws TlsException if one is chosen that it does not have
   */
  static Set<String> suites(TlsConfig tls, Set<String> available) throws TlsException {
    for (String suite : tls.cipherSuites()) {
      if (!available.contains(suite)) {
        throw new TlsException(
            SUITES + ": " + suite + " is not served; there are " + below13(available), null);
      }
    }
    Set<String> suites = new LinkedHashSet<>(SUITES_13);
    suites.addAll(tls.cipherSuites().isEmpty() ? SUITES_12 : tls.cipherSuites());
    suites.retainAll(available);
    return suites;
  }

  private static String below13(Set<String> available) {
    return String.join(
        ", ",
        available.stream()
            .filter(suite -> suite.startsWith("TLS_ECDHE_") || suite.startsWith("TLS_RSA_"))
            .sorted()
            .toList());
  }
}
