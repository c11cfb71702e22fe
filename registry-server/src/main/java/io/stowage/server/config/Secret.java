// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;

/** A key that no log and no {@code toString} shows. Immutable. */
public final class Secret {
  private static final int GENERATED_BYTES = 32;

  private final byte[] value;
  private final boolean generated;

  private Secret(byte[] value, boolean generated) {
    this.value = value;
    this.generated = generated;
  }

  /**
   * The secret an operator chose: its UTF-8 bytes are the key.
   *
   * @param value the text, of one character or more; should be long and random
   * @return a secret that equals others of the same text
   * @throws IllegalArgumentException if it is empty
   */
  public static Secret of(String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a secret cannot be empty");
    }
    return new Secret(value.getBytes(StandardCharsets.UTF_8), false);
  }

  /** {@return a random secret of 32 bytes, good for this process alone} */
  public static Secret generate() {
    byte[] random = new byte[GENERATED_BYTES];
    new SecureRandom().nextBytes(random);
    return new Secret(random, true);
  }

  /** {@return a copy of the key, which the caller keeps from logs} */
  public byte[] bytes() {
    return value.clone();
  }

  /**
   * Whether nobody chose the secret, so that other instances and the next start do not know it.
   *
   * @return true of what {@link #generate} gave
   */
  public boolean generated() {
    return generated;
  }

  /** Compares the keys, in a time that tells nothing of them. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that && MessageDigest.isEqual(value, that.value);
  }

  @Override
  public int hashCode() {
    return 0;
  }

  /** Stars, or that it was generated. */
  @Override
  public String toString() {
    return generated ? "(generated)" : "******";
  }
}
