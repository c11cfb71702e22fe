// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * TLS to Redis ({@code redis.tls}).
 *
 * @param identity our certificate and its key; empty if none is asked for
 * @param rootCas PEM files of the certificates that are trusted ({@code redis.tls.rootcas}); empty
 *     for those of the JVM
 */
public record RedisTls(Optional<Identity> identity, List<Path> rootCas) {
  /** Copies the list. */
  public RedisTls {
    rootCas = List.copyOf(rootCas);
  }

  /**
   * Who we are.
   *
   * @param certificate PEM file with a certificate chain ({@code redis.tls.certificate})
   * @param key PEM file with its private key ({@code redis.tls.key})
   */
  public record Identity(Path certificate, Path key) {}
}
