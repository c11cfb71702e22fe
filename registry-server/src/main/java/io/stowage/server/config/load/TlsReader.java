// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.load;

import io.stowage.server.config.TlsConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the settings of TLS. */
final class TlsReader {
  private static final String CERTIFICATE = "http.tls.certificate";
  private static final String KEY = "http.tls.key";
  private static final String MINIMUM = "http.tls.minimumtls";

  private TlsReader() {}

  static Optional<TlsConfig> read(Values values) {
    Optional<Path> certificate = file(values, CERTIFICATE);
    Optional<Path> key = file(values, KEY);
    if (certificate.isPresent() != key.isPresent()) {
      values.wrong(
          certificate.isPresent() ? KEY : CERTIFICATE,
          "is missing: TLS needs both " + CERTIFICATE + " and " + KEY);
    }
    return certificate.flatMap(
        chain -> key.map(own -> new TlsConfig(chain, own, minimum(values), suites(values))));
  }

  private static Optional<Path> file(Values values, String path) {
    Optional<Path> file = values.optional(path).map(Path::of);
    file.filter(given -> !Files.isReadable(given))
        .ifPresent(given -> values.wrong(path, "cannot read the file " + given));
    return file;
  }

  private static String minimum(Values values) {
    String given = values.text(MINIMUM);
    if (given.equals("tls1.0") || given.equals("tls1.1")) {
      values.warn(MINIMUM, "TLS 1.0 and 1.1 are broken and not served; the minimum is tls1.2");
    }
    return given.equals("tls1.3") ? "TLSv1.3" : "TLSv1.2";
  }

  /** Go leaves out the hash in the names of some suites. */
  private static List<String> suites(Values values) {
    return values.list("http.tls.ciphersuites").stream()
        .map(name -> name.endsWith("_CHACHA20_POLY1305") ? name + "_SHA256" : name)
        .toList();
  }
}
