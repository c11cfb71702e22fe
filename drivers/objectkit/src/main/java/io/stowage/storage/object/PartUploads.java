// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import io.stowage.storage.StorageException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one upload: those that are in the store, and those on their way, of which there are
 * so many at most. After a failure, what was in the store without a gap before it remains. Not
 * thread-safe.
 */
final class PartUploads {
  private final ObjectStore store;
  private final List<Part> done = new ArrayList<>();
  private final Deque<Future<Part>> underWay = new ArrayDeque<>();
  private long bytesUnderWay;

  PartUploads(ObjectStore store) {
    this.store = store;
  }

  /** Starts from parts that are in the store already. */
  void reset(List<Part> parts) {
    done.clear();
    done.addAll(parts);
  }

  /** Those that are in the store, in order and without a gap. */
  List<Part> done() {
    return done;
  }

  /** How many there are, with those on their way. */
  int count() {
    return done.size() + underWay.size();
  }

  /** How many bytes they have, with those on their way. */
  long size() {
    return done.stream().mapToLong(Part::size).sum() + bytesUnderWay;
  }

  /**
   * Sends the next part; waits where too many are on their way.
   *
   * @param part is cleared when it has arrived
   * @throws StorageException if an earlier part failed: then this one is not sent
   */
  void send(PartsKey target, PartBuffer part) throws StorageException {
    int most = store.memory().isShort() ? 0 : store.options().parallelism() - 1;
    while (underWay.size() >= Math.max(1, most)) {
      awaitFirst();
    }
    int number = count() + 1;
    bytesUnderWay += part.size();
    underWay.add(store.workers().begin(() -> put(target, number, part)));
    if (most == 0) {
      drain();
    }
  }

  private Part put(PartsKey target, int number, PartBuffer part) throws StorageException {
    try {
      return store.bucket().parts().put(target, number, part.body());
    } finally {
      part.clear();
    }
  }

  private void awaitFirst() throws StorageException {
    try {
      Part part = Workers.await(underWay.remove());
      done.add(part);
      bytesUnderWay -= part.size();
    } catch (StorageException e) {
      forgetRest();
      throw e;
    }
  }

  /** Those behind a gap do not count. */
  private void forgetRest() {
    while (!underWay.isEmpty()) {
      settle(underWay.remove());
    }
    bytesUnderWay = 0;
  }

  private static @Nullable Part settle(Future<Part> part) {
    try {
      return Workers.await(part);
    } catch (StorageException e) {
      return null;
    }
  }

  /**
   * Waits until no part is on its way.
   *
   * @throws StorageException if one failed
   */
  void drain() throws StorageException {
    while (!underWay.isEmpty()) {
      awaitFirst();
    }
  }
}
