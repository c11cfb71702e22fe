// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import io.stowage.storage.Caller;
import io.stowage.storage.StorageException;
import io.stowage.storage.object.Body;
import io.stowage.storage.object.ListRequest;
import io.stowage.storage.object.ObjectInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Writes of which one succeeds. Swift's own conditional writes are not enough: of two at the same
 * moment both may. So each writer says first, beside the object, that it wants to write, and looks
 * then: who sees another gives way and tries again after a time. Thread-safe.
 */
final class Claims {
  /** Who said so longer before is gone. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private static final int MOST_TRIES = 10;
  private static final int MOST_DOUBLINGS = 6;
  private static final int FIRST_PAUSE_MILLIS = 20;

  private final SwiftObjects objects;
  private final SwiftListing listing;

  Claims(SwiftObjects objects, SwiftListing listing) {
    this.objects = objects;
    this.listing = listing;
  }

  /** Writes an object unless it is there; returns whether it was written. */
  boolean write(String key, Body content) throws StorageException {
    String mine = key + '~' + UUID.randomUUID();
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      objects.put(mine, Body.of("wanted"));
      try {
        List<ObjectInfo> there = listing.list(ListRequest.of(key)).objects();
        if (there.stream().anyMatch(object -> object.key().equals(key))) {
          return false;
        }
        if (isAlone(mine, there)) {
          objects.put(key, content);
          return true;
        }
      } finally {
        objects.delete(List.of(mine));
      }
      pause(tries);
    }
    throw new StorageException.Unavailable(key + ": too many want to write it at once", null);
  }

  /** False, too, where the listing is behind, so that who else is there may not show. */
  private static boolean isAlone(String mine, List<ObjectInfo> there) {
    Optional<Instant> now =
        there.stream()
            .filter(object -> object.key().equals(mine))
            .map(ObjectInfo::modifiedAt)
            .findFirst();
    return now.isPresent()
        && there.stream()
            .filter(object -> !object.key().equals(mine))
            .allMatch(object -> object.modifiedAt().isBefore(now.get().minus(LONGEST)));
  }

  private static void pause(int tries) throws StorageException {
    int most = FIRST_PAUSE_MILLIS << Math.min(tries, MOST_DOUBLINGS);
    try {
      if (!Caller.pause(Duration.ofMillis(ThreadLocalRandom.current().nextInt(most) + 1L))) {
        throw new StorageException.Unavailable("nobody waits for the store any more", null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException.Unavailable("interrupted while waiting for the store", e);
    }
  }
}
