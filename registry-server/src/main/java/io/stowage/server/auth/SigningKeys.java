// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What checks signatures by a key: each kind of key goes with its own algorithms alone. */
final class SigningKeys {
  /** What stands before the 32 bytes of an Ed25519 key in its encoded form (RFC 8410). */
  private static final byte[] ED25519 = {
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00
  };

  private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);

  private SigningKeys() {}

  /**
   * What checks signatures by a public key.
   *
   * @throws IOException if no token can be signed with keys of this kind
   */
  static JWSVerifier verifier(PublicKey key) throws IOException {
    try {
      if (key instanceof RSAPublicKey rsa) {
        return new RSASSAVerifier(rsa);
      }
      if (key instanceof ECPublicKey ec) {
        return new ECDSAVerifier(ec);
      }
      if (key instanceof EdECPublicKey ed && ed.getParams().getName().equals("Ed25519")) {
        return new EdDsaVerifier(ed);
      }
    } catch (JOSEException e) {
      throw new IOException("has a key that is of no use: " + e.getMessage(), e);
    }
    throw new IOException("has a key of the kind " + key.getAlgorithm() + ", which is not known");
  }

  /**
   * The keys of a set of JWKs by each of their names (RFC 7517).
   *
   * @throws IOException if it is no such set, or has no key that can be used
   */
  static Map<String, JWSVerifier> of(byte[] jwks) throws IOException {
    Map<String, JWSVerifier> keys = new HashMap<>();
    for (JWK jwk : parse(jwks).getKeys()) {
      if (!KeyUse.ENCRYPTION.equals(jwk.getKeyUse())) {
        try {
          add(keys, jwk);
        } catch (IOException | JOSEException e) {
          LOG.warn("auth.token.jwks: a key of no use is passed over: {}", e.getMessage());
        }
      }
    }
    if (keys.isEmpty()) {
      throw new IOException("has no key that can be used");
    }
    return keys;
  }

  private static JWKSet parse(byte[] jwks) throws IOException {
    try {
      return JWKSet.parse(new String(jwks, UTF_8));
    } catch (ParseException e) {
      throw new IOException("is no set of JSON web keys", e);
    }
  }

  private static void add(Map<String, JWSVerifier> keys, JWK jwk)
      throws JOSEException, IOException {
    if (jwk instanceof OctetSequenceKey secret) {
      put(keys, secret.getKeyID(), new MACVerifier(secret.toByteArray()));
      return;
    }
    PublicKey key = publicKey(jwk);
    JWSVerifier verifier = verifier(key);
    put(keys, jwk.getKeyID(), verifier);
    KeyIds.of(key).forEach(id -> keys.put(id, verifier));
  }

  private static void put(
      Map<String, JWSVerifier> keys, @Nullable String id, JWSVerifier verifier) {
    if (id != null) {
      keys.put(id, verifier);
    }
  }

  /**
   * The public part of a JWK.
   *
   * @throws IOException if it is none of a known kind
   */
  static PublicKey publicKey(JWK jwk) throws IOException {
    try {
      if (jwk instanceof OctetKeyPair pair && Curve.Ed25519.equals(pair.getCurve())) {
        byte[] point = pair.getDecodedX();
        byte[] encoded = new byte[ED25519.length + point.length];
        System.arraycopy(ED25519, 0, encoded, 0, ED25519.length);
        System.arraycopy(point, 0, encoded, ED25519.length, point.length);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
      }
      if (jwk instanceof AsymmetricJWK pair && !(jwk instanceof OctetKeyPair)) {
        return pair.toPublicKey();
      }
    } catch (GeneralSecurityException | JOSEException e) {
      throw new IOException("has a key that is none", e);
    }
    throw new IOException("has a key of the kind " + jwk.getKeyType() + ", which is not known");
  }
}
