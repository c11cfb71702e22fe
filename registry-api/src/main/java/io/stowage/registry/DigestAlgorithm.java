// SPDX-License-Identifier: Apache-2.0
package io.stowage.registry;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * The registered algorithms of the OCI image specification (descriptor.md, "Registered
 * algorithms").
 */
public enum DigestAlgorithm {
  SHA256("sha256", "SHA-256", 64),
  SHA512("sha512", "SHA-512", 128);

  private final String id;
  private final String javaName;
  private final int hexLength;

  DigestAlgorithm(String id, String javaName, int hexLength) {
    this.id = id;
    this.javaName = javaName;
    this.hexLength = hexLength;
  }

  /** The name as it stands before the colon of a digest, such as {@code sha256}. */
  public String id() {
    return id;
  }

  /** How many hexadecimal digits a digest of this algorithm has. */
  public int hexLength() {
    return hexLength;
  }

  /** A fresh hash; not thread-safe. */
  public MessageDigest newHash() {
    try {
      return MessageDigest.getInstance(javaName);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + javaName, e);
    }
  }

  /** The algorithm of that name, case-sensitive, or empty. */
  public static Optional<DigestAlgorithm> find(String id) {
    for (DigestAlgorithm algorithm : values()) {
      if (algorithm.id.equals(id)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }
}
