// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net.tls;

import io.stowage.server.config.TlsConfig;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;

/** A server's certificate with its private key and the certificates that lead to its CA. */
final class TlsIdentity {
  private static final String CERTIFICATE = "http.tls.certificate";
  private static final String KEY = "http.tls.key";

  /** Of a store that leaves this process as little as the key does. */
  private static final char[] IN_MEMORY = "in memory".toCharArray();

  private final PrivateKey key;
  private final List<X509Certificate> chain;

  private TlsIdentity(PrivateKey key, List<X509Certificate> chain) {
    this.key = key;
    this.chain = chain;
  }

  /**
   * Reads the pair. Both may lie in one file, among other blocks.
   *
   * @throws TlsException if a file cannot be read, is not what it should be, or the key is not the
   *     certificate's
   */
  static TlsIdentity load(TlsConfig tls) throws TlsException {
    TlsFile certificateFile = new TlsFile(CERTIFICATE, tls.certificate());
    TlsFile keyFile = new TlsFile(KEY, tls.key());
    List<X509Certificate> certificates = certificateFile.certificates();
    PrivateKey key = key(keyFile);
    if (!belongTogether(key, certificates.get(0).getPublicKey())) {
      throw keyFile.wrong("is not the key of the certificate " + tls.certificate(), null);
    }
    return new TlsIdentity(key, chain(certificates));
  }

  private static PrivateKey key(TlsFile file) throws TlsException {
    try {
      return PrivateKeys.first(file.blocks());
    } catch (GeneralSecurityException e) {
      throw file.wrong(String.valueOf(e.getMessage()), e);
    }
  }

  /** The first certificate and its issuers, in the order in which TLS wants them. */
  private static List<X509Certificate> chain(List<X509Certificate> certificates) {
    List<X509Certificate> rest = new ArrayList<>(certificates);
    List<X509Certificate> chain = new ArrayList<>();
    Optional<X509Certificate> next = Optional.of(rest.get(0));
    while (next.isPresent()) {
      X509Certificate last = next.get();
      rest.remove(last);
      chain.add(last);
      next = rest.stream().filter(issuer -> signed(issuer, last)).findFirst();
    }
    return chain;
  }

  private static boolean signed(X509Certificate issuer, X509Certificate certificate) {
    try {
      certificate.verify(issuer.getPublicKey());
      return issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static boolean belongTogether(PrivateKey key, PublicKey certified) {
    byte[] probe = {1};
    try {
      Signature signature =
          Signature.getInstance(
              switch (key.getAlgorithm()) {
                case "RSA" -> "SHA256withRSA";
                case "EC" -> "SHA256withECDSA";
                default -> key.getAlgorithm();
              });
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

  /** The server's own certificate. */
  X509Certificate certificate() {
    return chain.get(0);
  }

  /** The certificates to send, the server's own first. */
  List<X509Certificate> chain() {
    return List.copyOf(chain);
  }

  /** Hands it to an engine. */
  KeyManagerFactory keyManagers() throws TlsException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("server", key, IN_MEMORY, chain.toArray(new X509Certificate[0]));
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, IN_MEMORY);
      return factory;
    } catch (GeneralSecurityException | IOException e) {
      throw new TlsException("http.tls: the certificate cannot be used: " + e.getMessage(), e);
    }
  }
}
