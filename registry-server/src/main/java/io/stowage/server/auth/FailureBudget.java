// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How many wrong passwords an address may try: some at once for each user and more for all users
 * together, and then as many as time gives back. The two limits keep a job with an old password
 * from locking out the others behind its address. Each attempt counts until it turns out right, so
 * that many at once are no way around. Bounded; thread-safe.
 */
final class FailureBudget {
  /** For one user from one address: 5 at once, then 6 a minute. */
  static final Limit USER = new Limit(5, Duration.ofSeconds(10));

  /** For all users from one address: 100 at once, then 60 a minute. */
  static final Limit ADDRESS = new Limit(100, Duration.ofSeconds(1));

  private static final int MAX_KNOWN = 20_000;
  private static final Duration FORGOTTEN = Duration.ofMinutes(10);

  private final Cache<Key, Level> levels;
  private final Ticker ticker;

  FailureBudget(Ticker ticker) {
    this.ticker = ticker;
    this.levels =
        Caffeine.newBuilder()
            .maximumSize(MAX_KNOWN)
            .expireAfterWrite(FORGOTTEN)
            .ticker(ticker)
            .executor(Runnable::run)
            .build();
  }

  /**
   * A limit of failures.
   *
   * @param burst how many at once
   * @param pace how long until one of them no longer counts
   */
  record Limit(int burst, Duration pace) {}

  /** An address alone, or with a user. */
  private record Key(String address, @Nullable String user) {
    Limit limit() {
      return user == null ? ADDRESS : USER;
    }
  }

  /** What counted at a time, in the time that takes it away again. */
  private record Level(long debt, long nanos) {
    Level at(long now) {
      return new Level(Math.max(0, debt - (now - nanos)), now);
    }
  }

  /**
   * Counts an attempt.
   *
   * @return how long to wait instead; zero if the attempt may be made
   */
  Duration take(String address, String user) {
    Duration wait = take(new Key(address, user));
    if (!wait.isZero()) {
      return wait;
    }
    wait = take(new Key(address, null));
    if (!wait.isZero()) {
      give(new Key(address, user), 1);
    }
    return wait;
  }

  /** The attempt was right: all of the user's count no more from there. */
  void succeeded(String address, String user) {
    give(new Key(address, user), USER.burst());
    give(new Key(address, null), 1);
  }

  /** The attempt was not made. */
  void notMade(String address, String user) {
    give(new Key(address, user), 1);
    give(new Key(address, null), 1);
  }

  private Duration take(Key key) {
    long[] wait = {0};
    long now = ticker.read();
    levels
        .asMap()
        .compute(
            key,
            (same, known) -> {
              Level level = known == null ? new Level(0, now) : known.at(now);
              long pace = key.limit().pace().toNanos();
              long after = level.debt + pace;
              wait[0] = Math.max(0, after - key.limit().burst() * pace);
              return wait[0] > 0 ? level : new Level(after, now);
            });
    return Duration.ofNanos(wait[0]);
  }

  private void give(Key key, int attempts) {
    long now = ticker.read();
    levels
        .asMap()
        .computeIfPresent(
            key,
            (same, known) -> {
              long debt = known.at(now).debt - attempts * key.limit().pace().toNanos();
              return debt <= 0 ? null : new Level(debt, now);
            });
  }
}
