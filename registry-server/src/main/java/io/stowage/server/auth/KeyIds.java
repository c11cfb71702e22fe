// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.List;

/** The names under which token servers refer to a key. */
final class KeyIds {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int LIBTRUST_BYTES = 30;
  private static final int BITS = 5;
  private static final int GROUP = 4;

  private KeyIds() {}

  /** Both names of a key: that of {@code registry:2} and that of {@code registry:3}. */
  static List<String> of(PublicKey key) {
    return List.of(libtrust(key), thumbprint(key));
  }

  /** The first 240 bits of the key's SHA-256 in base 32, by fours: {@code ABCD:EFGH:...}. */
  static String libtrust(PublicKey key) {
    byte[] digest = Arrays.copyOf(sha256(key.getEncoded()), LIBTRUST_BYTES);
    StringBuilder id = new StringBuilder();
    for (int bit = 0; bit < LIBTRUST_BYTES * Byte.SIZE; bit += BITS) {
      if (bit > 0 && bit % (BITS * GROUP) == 0) {
        id.append(':');
      }
      id.append(BASE32.charAt(five(digest, bit)));
    }
    return id.toString();
  }

  private static int five(byte[] bytes, int bit) {
    int at = bit / Byte.SIZE;
    int next = at + 1 < bytes.length ? bytes[at + 1] & 0xff : 0;
    int window = ((bytes[at] & 0xff) << Byte.SIZE) | next;
    return (window >> (2 * Byte.SIZE - BITS - bit % Byte.SIZE)) & 0x1f;
  }

  /** The thumbprint of the key as a JWK (RFC 7638). */
  static String thumbprint(PublicKey key) {
    try {
      return jwk(key).computeThumbprint().toString();
    } catch (JOSEException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private static JWK jwk(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      return new RSAKey.Builder(rsa).build();
    }
    if (key instanceof ECPublicKey ec) {
      return new ECKey.Builder(Curve.forECParameterSpec(ec.getParams()), ec).build();
    }
    byte[] encoded = ((EdECPublicKey) key).getEncoded();
    byte[] point = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(point)).build();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
