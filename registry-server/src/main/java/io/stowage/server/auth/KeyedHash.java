// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What stands for credentials in a cache: HMAC-SHA256 under a random key that only this process
 * has, so that a dump of the cache says nothing about them. Thread-safe.
 */
final class KeyedHash {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final ThreadLocal<Mac> macs;

  KeyedHash() {
    byte[] random = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(random);
    SecretKeySpec key = new SecretKeySpec(random, ALGORITHM);
    macs = ThreadLocal.withInitial(() -> mac(key));
  }

  private static Mac mac(SecretKeySpec key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has " + ALGORITHM, e);
    }
  }

  /** The hash of a text, which can be compared and looked up. */
  ByteBuffer of(String text) {
    return ByteBuffer.wrap(macs.get().doFinal(text.getBytes(UTF_8)));
  }
}
