// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How many requests are under way. Thread-safe. */
final class UnderWay {
  private int requests;

  synchronized void begin() {
    requests++;
  }

  synchronized void end() {
    requests--;
    if (requests == 0) {
      notifyAll();
    }
  }

  /**
   * Waits until there are none.
   *
   * @return how long there still was, zero if that was not enough
   */
  synchronized Duration awaitNone(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    long left = limit.toNanos();
    while (requests > 0 && left > 0) {
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Duration.ZERO;
      }
      left = deadline - System.nanoTime();
    }
    return Duration.ofNanos(Math.max(0, left));
  }
}
