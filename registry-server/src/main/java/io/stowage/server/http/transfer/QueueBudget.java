// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Says how much each upload may let wait for its sink: an equal share of the total, and little once
 * the total is reached. Thread-safe.
 */
final class QueueBudget {
  static final int SMALLEST = 64 * 1024;
  static final int LARGEST = 1024 * 1024;

  private final long total;
  private final int maxUploads;
  private final AtomicInteger uploads = new AtomicInteger();
  private final AtomicLong waiting = new AtomicLong();

  QueueBudget(long total) {
    this.total = total;
    this.maxUploads = (int) Math.max(1, total / SMALLEST);
  }

  /** Lets an upload in, unless there are too many. */
  boolean enter() {
    if (uploads.incrementAndGet() > maxUploads) {
      uploads.decrementAndGet();
      return false;
    }
    return true;
  }

  void leave() {
    uploads.decrementAndGet();
  }

  /** Bytes more that wait, or fewer. */
  void add(long bytes) {
    waiting.addAndGet(bytes);
  }

  /** How much waits, over all uploads. */
  long waiting() {
    return waiting.get();
  }

  /** An upload reads on while less than this waits. */
  long highWater() {
    if (waiting.get() >= total) {
      return SMALLEST;
    }
    return Math.max(SMALLEST, Math.min(LARGEST, total / Math.max(1, uploads.get())));
  }
}
