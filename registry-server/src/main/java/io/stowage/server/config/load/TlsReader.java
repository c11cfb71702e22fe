// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.load;

import io.stowage.server.config.ClientCertificate;
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
  private static final String CLIENT_CAS = "http.tls.clientcas";
  private static final String CLIENT_AUTH = "http.tls.clientauth";

  private TlsReader() {}

  static Optional<TlsConfig> read(Values values) {
    Optional<Path> certificate = values.optional(CERTIFICATE).map(Path::of);
    Optional<Path> key = values.optional(KEY).map(Path::of);
    certificate.ifPresent(file -> checkReadable(values, CERTIFICATE, file));
    key.ifPresent(file -> checkReadable(values, KEY, file));
    if (certificate.isPresent() != key.isPresent()) {
      values.wrong(
          certificate.isPresent() ? KEY : CERTIFICATE,
          "is missing: TLS needs both " + CERTIFICATE + " and " + KEY);
    }
    List<Path> clientCas = values.list(CLIENT_CAS).stream().map(Path::of).toList();
    clientCas.forEach(file -> checkReadable(values, CLIENT_CAS, file));
    ClientCertificate wanted = clientCertificate(values, clientCas);
    if (certificate.isEmpty() && wanted != ClientCertificate.NONE) {
      values.wrong(
          clientCas.isEmpty() ? CLIENT_AUTH : CLIENT_CAS, "means nothing without " + CERTIFICATE);
    }
    return certificate.flatMap(
        chain ->
            key.map(
                own ->
                    TlsConfig.of(chain, own)
                        .offering(minimum(values), suites(values))
                        .asking(wanted, clientCas)));
  }

  private static void checkReadable(Values values, String path, Path file) {
    if (!Files.isReadable(file)) {
      values.wrong(path, "cannot read the file " + file);
    }
  }

  private static ClientCertificate clientCertificate(Values values, List<Path> clientCas) {
    Optional<String> given = values.optional(CLIENT_AUTH);
    if (clientCas.isEmpty() && given.isEmpty()) {
      return ClientCertificate.NONE;
    }
    ClientCertificate wanted =
        switch (given.orElse("")) {
          case "request-client-cert" -> ClientCertificate.REQUESTED;
          case "require-any-client-cert" -> ClientCertificate.REQUIRED;
          case "verify-client-cert-if-given" -> ClientCertificate.VERIFIED_IF_GIVEN;
          default -> ClientCertificate.VERIFIED;
        };
    if (wanted.verified() && clientCas.isEmpty()) {
      values.wrong(CLIENT_AUTH, "needs " + CLIENT_CAS + ", by which clients are checked");
      return ClientCertificate.NONE;
    }
    return wanted;
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
