// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import io.stowage.storage.StorageException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the writes that a driver has under way, less than librados would hold a caller up for.
 * Thread-safe.
 */
final class InFlight {
  private final Cluster cluster;
  private final int most;
  private final Deque<Pending> oldestFirst = new ArrayDeque<>();

  InFlight(Cluster cluster, int most) {
    this.cluster = cluster;
    this.most = most;
  }

  /** Waits until there is room, and counts one more. */
  void add(Pending started) throws StorageException {
    synchronized (oldestFirst) {
      oldestFirst.add(started);
    }
    for (Pending oldest = surplus(); oldest != null; oldest = surplus()) {
      cluster.await(oldest);
    }
  }

  private @Nullable Pending surplus() {
    synchronized (oldestFirst) {
      return oldestFirst.size() > most ? oldestFirst.poll() : null;
    }
  }
}
