// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net;

import io.stowage.server.config.TlsConfig;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509KeyManager;

/** Reads a server's certificate and key, and makes sure that they belong together. */
final class TlsIdentity {
  private static final String CERTIFICATE = "http.tls.certificate";
  private static final String KEY = "http.tls.key";
  private static final List<String> KEY_TYPES = List.of("RSA", "EC");

  private TlsIdentity() {}

  /**
   * Reads the pair. Keys may be PKCS#8, PKCS#1 or SEC 1, of RSA or elliptic curves.
   *
   * @throws ListenException if a file cannot be read, is not what it should be, or the key is not
   *     the certificate's
   */
  static PemKeyCertOptions load(Vertx vertx, TlsConfig tls) throws ListenException {
    Buffer certificate = read(CERTIFICATE, tls.certificate());
    Buffer key = read(KEY, tls.key());
    require(certificate, "CERTIFICATE-----", CERTIFICATE, tls.certificate());
    require(key, "PRIVATE KEY-----", KEY, tls.key());
    PemKeyCertOptions pair = new PemKeyCertOptions().setCertValue(certificate).setKeyValue(key);
    if (!belongTogether(manager(vertx, pair, tls), tls)) {
      throw new ListenException(
          KEY + ": " + tls.key() + " is not the key of the certificate " + tls.certificate(), null);
    }
    return pair;
  }

  private static Buffer read(String setting, Path file) throws ListenException {
    try {
      return Buffer.buffer(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new ListenException(setting + ": there is no file " + file, e);
    } catch (IOException e) {
      throw new ListenException(setting + ": " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static void require(Buffer pem, String part, String setting, Path file)
      throws ListenException {
    if (!pem.toString().contains(part)) {
      throw new ListenException(
          setting + ": " + file + " is no PEM file with a -----BEGIN ... " + part, null);
    }
  }

  private static X509KeyManager manager(Vertx vertx, PemKeyCertOptions pair, TlsConfig tls)
      throws ListenException {
    try {
      for (KeyManager manager : pair.getKeyManagerFactory(vertx).getKeyManagers()) {
        if (manager instanceof X509KeyManager x509) {
          return x509;
        }
      }
      throw new GeneralSecurityException("no certificate in it");
    } catch (Exception e) {
      throw new ListenException(
          "http.tls: %s with %s cannot be used: %s"
              .formatted(tls.certificate(), tls.key(), e.getMessage()),
          e);
    }
  }

  private static boolean belongTogether(X509KeyManager manager, TlsConfig tls)
      throws ListenException {
    for (String type : KEY_TYPES) {
      String[] aliases = manager.getServerAliases(type, null);
      if (aliases != null && aliases.length > 0) {
        X509Certificate[] chain = manager.getCertificateChain(aliases[0]);
        return belongTogether(manager.getPrivateKey(aliases[0]), chain[0].getPublicKey());
      }
    }
    throw new ListenException(
        CERTIFICATE + ": " + tls.certificate() + " is for none of " + KEY_TYPES, null);
  }

  private static boolean belongTogether(PrivateKey key, PublicKey certified) {
    byte[] probe = {1};
    try {
      Signature signature =
          Signature.getInstance("SHA256with" + ("EC".equals(key.getAlgorithm()) ? "ECDSA" : "RSA"));
      signature.initSign(key);
      signature.update(probe);
      byte[] signed = signature.sign();
      signature.initVerify(certified);
      signature.update(probe);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
