// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss;

import io.stowage.storage.StorageException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a role, kept and renewed before they end: one thread asks, others go on with what
 * there is. While a renewal fails, keys are used to their end. Thread-safe.
 */
final class RoleKeys {
  /** The service has new keys half an hour before the old ones end. */
  private static final Duration BEFORE_END = Duration.ofMinutes(15);

  private static final Duration BETWEEN_RENEWALS = Duration.ofSeconds(10);

  private final InstanceMetadata metadata;
  private final String role;
  private final Clock clock;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable Kept kept;
  private volatile @Nullable Failure failure;

  /** What is used until {@code end}, and renewed from {@code renewal} on. */
  private record Kept(OssKeys keys, Instant renewal, Instant end) {}

  /** What a question failed with, and the how manyth failure that was. */
  private record Failure(int number, StorageException what) {}

  RoleKeys(InstanceMetadata metadata, String role, Clock clock) {
    this.metadata = metadata;
    this.role = role;
    this.clock = clock;
  }

  /**
   * Gives keys that have not ended. Waits only where there are none.
   *
   * @throws StorageException as of {@link InstanceMetadata#keys}
   */
  OssKeys get() throws StorageException {
    int before = failures();
    Kept known = kept;
    Instant now = clock.instant();
    if (known == null || !now.isBefore(known.end)) {
      return first(before);
    }
    if (!now.isBefore(known.renewal) && asking.tryLock()) {
      try {
        return renewed(known, now);
      } finally {
        asking.unlock();
      }
    }
    return known.keys;
  }

  private int failures() {
    Failure last = failure;
    return last == null ? 0 : last.number;
  }

  /** Asks, unless another thread did while this one waited for it. */
  private OssKeys first(int before) throws StorageException {
    asking.lock();
    try {
      Kept known = kept;
      if (known != null && clock.instant().isBefore(known.end)) {
        return known.keys;
      }
      Failure last = failure;
      if (last != null && last.number != before) {
        throw last.what;
      }
      return askOrFail();
    } finally {
      asking.unlock();
    }
  }

  private OssKeys askOrFail() throws StorageException {
    try {
      return ask();
    } catch (StorageException e) {
      failure = new Failure(failures() + 1, e);
      throw e;
    }
  }

  private OssKeys renewed(Kept known, Instant now) {
    try {
      return ask();
    } catch (StorageException e) {
      // told when the keys have ended
      kept = new Kept(known.keys, now.plus(BETWEEN_RENEWALS), known.end);
      return known.keys;
    }
  }

  private OssKeys ask() throws StorageException {
    InstanceMetadata.Temporary given = metadata.keys(role);
    Instant soonest = clock.instant().plus(BETWEEN_RENEWALS);
    Instant due = given.end().minus(BEFORE_END);
    kept = new Kept(given.keys(), due.isBefore(soonest) ? soonest : due, given.end());
    return given.keys();
  }
}
