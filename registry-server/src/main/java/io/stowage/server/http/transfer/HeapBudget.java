// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import java.util.concurrent.atomic.AtomicLong;

/** Bounds the bodies that are held on the heap. Thread-safe. */
final class HeapBudget {
  private final AtomicLong left;

  HeapBudget(long total) {
    left = new AtomicLong(total);
  }

  /** Sets memory aside, unless there is not that much left. */
  boolean take(int size) {
    if (left.addAndGet(-size) < 0) {
      left.addAndGet(size);
      return false;
    }
    return true;
  }

  void give(int size) {
    left.addAndGet(size);
  }
}
