// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net;

import io.stowage.server.config.TlsConfig;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The versions of TLS and the cipher suites that a server offers. */
final class TlsProtocols {
  private static final List<String> VERSIONS = List.of("TLSv1.2", "TLSv1.3");

  /** Those of TLS 1.3 cannot be chosen, but an engine wants to hear of them too. */
  private static final List<String> SUITES_13 =
      List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");

  private TlsProtocols() {}

  /** The versions from a lowest one on. */
  static Set<String> from(String minimum) throws ListenException {
    int lowest = VERSIONS.indexOf(minimum);
    if (lowest < 0) {
      throw new ListenException(
          "http.tls.minimumtls: " + minimum + " is none of " + String.join(", ", VERSIONS), null);
    }
    return new LinkedHashSet<>(VERSIONS.subList(lowest, VERSIONS.size()));
  }

  /** The suites to enable, or none for the engine's own choice. */
  static List<String> suites(TlsConfig tls) {
    if (tls.cipherSuites().isEmpty()) {
      return List.of();
    }
    List<String> suites = new ArrayList<>(SUITES_13);
    suites.addAll(tls.cipherSuites());
    return suites;
  }
}
