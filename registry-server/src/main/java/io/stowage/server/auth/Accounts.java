// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The users of a file as it was read once, and which credentials were found right since. What was
 * found right is forgotten with the object, so that nothing of it outlives a change of the file.
 * Thread-safe.
 */
final class Accounts {
  private static final Duration REMEMBERED = Duration.ofMinutes(5);
  private static final int MAX_REMEMBERED = 10_000;

  /** The cost where there are no hashes to go by. */
  private static final int USUAL_COST = 10;

  private final Map<String, byte[]> hashes;
  private final byte[] decoy;
  private final Cache<ByteBuffer, String> verified;

  /**
   * @param hashes bcrypt hashes by user
   */
  Accounts(Map<String, byte[]> hashes, Ticker ticker) {
    this.hashes = Map.copyOf(hashes);
    this.decoy = decoy(mostFrequentCost(this.hashes));
    this.verified =
        Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .ticker(ticker)
            .executor(Runnable::run)
            .build();
  }

  int size() {
    return hashes.size();
  }

  boolean has(String user) {
    return hashes.containsKey(user);
  }

  /** What changes when the user's password does, or when the user is removed; a secret. */
  byte[] proof(String user) {
    byte[] hash = hashes.get(user);
    return hash == null ? new byte[0] : hash.clone();
  }

  /**
   * Whether a password is the user's. That takes the same time if there is no such user, so that
   * nobody learns from it who there is.
   */
  boolean verify(String user, byte[] password) {
    byte[] hash = hashes.get(user);
    boolean right = PasswordHash.verify(password, hash == null ? decoy : hash);
    return right && hash != null;
  }

  /**
   * Remembers credentials that were found right.
   *
   * @param credentials a keyed hash of them
   */
  void remember(ByteBuffer credentials, String user) {
    verified.put(credentials, user);
  }

  /** Whose credentials these are; null where that has to be found out. */
  @Nullable String remembered(ByteBuffer credentials) {
    return verified.getIfPresent(credentials);
  }

  private static int mostFrequentCost(Map<String, byte[]> hashes) {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (byte[] hash : hashes.values()) {
      counts.merge(PasswordHash.cost(new String(hash, UTF_8)), 1, Integer::sum);
    }
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(USUAL_COST);
  }

  /** A hash that is as slow as the others and that no password has. */
  private static byte[] decoy(int cost) {
    return ("$2y$%02d$".formatted(cost) + ".".repeat(53)).getBytes(UTF_8);
  }
}
