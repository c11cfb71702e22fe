// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net.tls;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;

/** Reads private keys of RSA, elliptic curves and Ed25519 in each form that OpenSSL writes. */
final class PrivateKeys {
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");
  private static final byte[] VERSION_0 = HexFormat.of().parseHex("020100");

  /** The algorithm identifier of RSA keys (RFC 8017 appendix C), which has no parameters. */
  private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");

  /** The object identifier of keys on elliptic curves (RFC 5480 section 2.1.1). */
  private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");

  /** Where a SEC 1 key names its curve (RFC 5915 section 3). */
  private static final int CURVE = 0xa0;

  private PrivateKeys() {}

  /**
   * The first private key among blocks.
   *
   * @throws GeneralSecurityException with a message that says what is wrong with it, to stand after
   *     the file's name
   */
  static PrivateKey first(List<PemBlock> blocks) throws GeneralSecurityException {
    byte[] curve = {};
    for (PemBlock block : blocks) {
      if (block.label().equals("EC PARAMETERS")) {
        curve = content(block);
      } else if (block.label().endsWith("PRIVATE KEY")) {
        return key(block, curve);
      }
    }
    throw new InvalidKeySpecException("holds no -----BEGIN PRIVATE KEY-----");
  }

  private static PrivateKey key(PemBlock block, byte[] curve) throws GeneralSecurityException {
    if (block.encrypted()) {
      throw new InvalidKeySpecException(
          "is locked with a passphrase, which a server cannot be told: openssl pkey unlocks it");
    }
    byte[] content = content(block);
    return switch (block.label()) {
      case "PRIVATE KEY" -> pkcs8(content);
      case "RSA PRIVATE KEY" -> pkcs8(wrap(RSA, content));
      case "EC PRIVATE KEY" -> {
        byte[] named = Der.find(content, CURVE).orElse(curve);
        yield pkcs8(wrap(Der.element(Der.SEQUENCE, EC, named), content));
      }
      default -> throw new InvalidKeySpecException("holds a " + block.label() + ": " + served());
    };
  }

  private static byte[] content(PemBlock block) throws InvalidKeySpecException {
    try {
      return block.content();
    } catch (IllegalArgumentException e) {
      throw new InvalidKeySpecException("is damaged: " + e.getMessage(), e);
    }
  }

  /** Puts a key of an algorithm into PKCS#8 (RFC 5208 section 5). */
  private static byte[] wrap(byte[] algorithm, byte[] key) {
    return Der.element(Der.SEQUENCE, VERSION_0, algorithm, Der.element(Der.OCTETS, key));
  }

  private static PrivateKey pkcs8(byte[] der) throws GeneralSecurityException {
    InvalidKeySpecException refused = null;
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
      } catch (InvalidKeySpecException e) {
        refused = e;
      }
    }
    throw new InvalidKeySpecException("is damaged, or of another kind: " + served(), refused);
  }

  private static String served() {
    return "keys of RSA, elliptic curves and Ed25519 are served";
  }
}
