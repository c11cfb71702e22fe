// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import com.nimbusds.jose.JWSVerifier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Certificates that are trusted, and what they vouch for. Immutable. */
final class CertificateBundle {
  /** Longer chains are not followed. */
  private static final int MAX_CHAIN = 10;

  private final Set<X509Certificate> certificates;
  private final Map<String, JWSVerifier> keys = new HashMap<>();

  /** Nothing that is trusted. */
  CertificateBundle() {
    certificates = Set.of();
  }

  private CertificateBundle(Set<X509Certificate> certificates) throws IOException {
    this.certificates = Set.copyOf(certificates);
    for (X509Certificate certificate : certificates) {
      PublicKey key = certificate.getPublicKey();
      JWSVerifier verifier = SigningKeys.verifier(key);
      KeyIds.of(key).forEach(id -> keys.put(id, verifier));
    }
  }

  /**
   * Reads certificates in PEM.
   *
   * @throws IOException if there are none, or one has a key that signs no tokens
   */
  static CertificateBundle read(byte[] pem) throws IOException {
    Set<X509Certificate> found = new HashSet<>();
    try {
      CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(pem))
          .forEach(certificate -> found.add((X509Certificate) certificate));
    } catch (GeneralSecurityException e) {
      throw new IOException("has no certificates in PEM", e);
    }
    if (found.isEmpty()) {
      throw new IOException("has no certificate");
    }
    return new CertificateBundle(found);
  }

  /** Keys of the certificates by each of their names. */
  Map<String, JWSVerifier> keys() {
    return keys;
  }

  /**
   * The key of the first certificate of a chain.
   *
   * @throws InvalidTokenException if no certificate of the bundle vouches for it
   */
  PublicKey vouchedFor(List<X509Certificate> chain) throws InvalidTokenException {
    if (chain.isEmpty() || chain.size() > MAX_CHAIN) {
      throw new InvalidTokenException("its chain has no certificate or too many");
    }
    X509Certificate leaf = chain.get(0);
    try {
      if (certificates.contains(leaf)) {
        leaf.checkValidity();
      } else {
        follow(chain);
      }
      return leaf.getPublicKey();
    } catch (GeneralSecurityException e) {
      throw new InvalidTokenException("its chain ends at no certificate that is trusted");
    }
  }

  private void follow(List<X509Certificate> chain) throws GeneralSecurityException {
    Set<TrustAnchor> anchors = new HashSet<>();
    for (X509Certificate certificate : certificates) {
      anchors.add(new TrustAnchor(certificate, null));
    }
    if (anchors.isEmpty()) {
      throw new GeneralSecurityException("nothing is trusted");
    }
    X509CertSelector leaf = new X509CertSelector();
    leaf.setCertificate(chain.get(0));
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, leaf);
    parameters.setRevocationEnabled(false);
    parameters.setMaxPathLength(MAX_CHAIN);
    parameters.addCertStore(
        CertStore.getInstance(
            "Collection", new CollectionCertStoreParameters(new ArrayList<>(chain))));
    CertPathBuilder.getInstance("PKIX").build(parameters);
  }
}
