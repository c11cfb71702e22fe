// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/** Content of no meaning, and what it hashes to. */
public final class Bytes {

  private Bytes() {}

  /** Bytes that do not compress, the same for a seed on every run. */
  public static byte[] random(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  /** {@code sha256:} and the hash in hex. */
  public static String digest(byte[] bytes) {
    return digest("SHA-256", bytes);
  }

  /** The same of bytes that need not fit into memory. */
  public static String digest(InputStream bytes) throws IOException {
    try (DigestInputStream hashed = new DigestInputStream(bytes, hash("SHA-256"))) {
      hashed.transferTo(OutputStream.nullOutputStream());
      return "sha256:" + HexFormat.of().formatHex(hashed.getMessageDigest().digest());
    }
  }

  /** As {@link #digest(byte[])}, with {@code SHA-256} or {@code SHA-512}. */
  public static String digest(String algorithm, byte[] bytes) {
    return algorithm.replace("SHA-", "sha") + ":" + hex(algorithm, bytes);
  }

  private static String hex(String algorithm, byte[] bytes) {
    return HexFormat.of().formatHex(hash(algorithm).digest(bytes));
  }

  private static MessageDigest hash(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
