// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A self-signed certificate for 127.0.0.1.
 *
 * @param certificate a PEM file
 * @param key a PEM file
 */
public record TlsCertificate(Path certificate, Path key) {

  /**
   * Makes a P-256 key and its certificate with the {@code openssl} program.
   *
   * @param directory where the two files go
   * @throws IOException if there is no such program or it fails
   */
  public static TlsCertificate create(Path directory) throws IOException, InterruptedException {
    Path certificate = directory.resolve("server.crt");
    Path key = directory.resolve("server.key");
    List<String> command =
        List.of(
            "openssl req -x509 -nodes -days 2 -subj /CN=localhost -newkey ec"
                .concat(" -pkeyopt ec_paramgen_curve:prime256v1")
                .concat(" -addext subjectAltName=IP:127.0.0.1 -keyout %s -out %s")
                .formatted(key, certificate)
                .split(" ", -1));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException("openssl made no certificate: " + output);
    }
    return new TlsCertificate(certificate, key);
  }
}
