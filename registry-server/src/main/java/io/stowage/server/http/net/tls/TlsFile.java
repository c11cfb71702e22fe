// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A PEM file that a setting names.
 *
 * @param setting the setting's path
 */
record TlsFile(String setting, Path path) {

  /** Its blocks. */
  List<PemBlock> blocks() throws TlsException {
    try {
      return PemBlock.of(Files.readString(path, StandardCharsets.ISO_8859_1));
    } catch (NoSuchFileException e) {
      throw new TlsException(setting + ": there is no file " + path, e);
    } catch (AccessDeniedException e) {
      throw wrong("may not be read by this user", e);
    } catch (IOException e) {
      throw wrong("cannot be read: " + e.getMessage(), e);
    }
  }

  /** The certificates in it, one or more, in its order. */
  List<X509Certificate> certificates() throws TlsException {
    List<X509Certificate> certificates = new ArrayList<>();
    for (PemBlock block : blocks()) {
      if (block.label().equals("CERTIFICATE")) {
        certificates.add(certificate(block));
      }
    }
    if (certificates.isEmpty()) {
      throw wrong("holds no -----BEGIN CERTIFICATE-----", null);
    }
    return certificates;
  }

  private X509Certificate certificate(PemBlock block) throws TlsException {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(block.content()));
    } catch (CertificateException | IllegalArgumentException e) {
      throw wrong("holds a damaged certificate", e);
    }
  }

  /** What is wrong with it, in words that stand after its name. */
  TlsException wrong(String problem, @Nullable Throwable cause) {
    return new TlsException(setting + ": " + path + " " + problem, cause);
  }
}
