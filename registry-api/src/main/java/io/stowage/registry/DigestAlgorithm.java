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
  /**
   * SHA-256, which every registry and client knows and which is used where nobody asks for another.
   */
  SHA256("sha256", "SHA-256", 64),
  /** SHA-512, which a client may choose by pushing under such a digest. */
  SHA512("sha512", "SHA-512", 128);

  private final String id;
  private final String javaName;
  private final int hexLength;

  DigestAlgorithm(String id, String javaName, int hexLength) {
    this.id = id;
    this.javaName = javaName;
    this.hexLength = hexLength;
  }

  /** {@return the name as it stands before the colon of a digest, such as {@code sha256}} */
  public String id() {
    return id;
  }

  /** {@return how many hexadecimal digits a digest of this algorithm has} */
  public int hexLength() {
    return hexLength;
  }

  /**
   * A fresh hash, for one thread at a time.
   *
   * @return the JDK's hash of this algorithm, fed nothing so far
   */
  public MessageDigest newHash() {
    try {
      return MessageDigest.getInstance(javaName);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + javaName, e);
    }
  }

  /**
   * Looks an algorithm up by its {@link #id}.
   *
   * @param id the name, case-sensitive
   * @return the algorithm that has it, or empty where none that is supported has
   */
  public static Optional<DigestAlgorithm> find(String id) {
    for (DigestAlgorithm algorithm : values()) {
      if (algorithm.id.equals(id)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }
}
