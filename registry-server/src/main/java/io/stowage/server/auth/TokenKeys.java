// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JWSVerifier;
import io.stowage.server.core.LogText;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys that are trusted at a time, and which tokens were found good by them. What was found
 * good is forgotten with the object. Thread-safe.
 */
final class TokenKeys {
  private static final Duration REMEMBERED = Duration.ofMinutes(10);
  private static final int MAX_REMEMBERED = 10_000;

  private final CertificateBundle bundle;
  private final Map<String, JWSVerifier> keys;
  private final Cache<ByteBuffer, VerifiedToken> verified =
      Caffeine.newBuilder()
          .maximumSize(MAX_REMEMBERED)
          .expireAfterWrite(REMEMBERED)
          .executor(Runnable::run)
          .build();

  /**
   * @param others keys by name, beside those of the bundle
   */
  TokenKeys(CertificateBundle bundle, Map<String, JWSVerifier> others) {
    this.bundle = bundle;
    Map<String, JWSVerifier> all = new HashMap<>(bundle.keys());
    all.putAll(others);
    this.keys = Map.copyOf(all);
  }

  CertificateBundle bundle() {
    return bundle;
  }

  /**
   * The key of a name.
   *
   * @throws UnknownKeyException if there is none
   */
  JWSVerifier find(String id) throws InvalidTokenException {
    JWSVerifier key = keys.get(id);
    if (key == null) {
      throw new UnknownKeyException("it was signed by a key that is not known: " + LogText.of(id));
    }
    return key;
  }

  /**
   * Remembers a token that was found good.
   *
   * @param token a keyed hash of it
   */
  void remember(ByteBuffer token, VerifiedToken says) {
    verified.put(token, says);
  }

  /** What a token says that was found good and still is; null where that has to be found out. */
  @Nullable VerifiedToken remembered(ByteBuffer token, Instant now) {
    VerifiedToken says = verified.getIfPresent(token);
    return says == null || now.isAfter(says.expiry()) ? null : says;
  }
}
