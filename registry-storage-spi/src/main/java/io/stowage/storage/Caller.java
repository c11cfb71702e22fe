// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * For whom a thread calls a driver: somebody who may leave before the call has ended, such as the
 * client of a request. A driver that waits before it asks its backend again waits by {@link
 * #pause}, which ends when the caller leaves; what is under way at the backend is not cut off. A
 * driver that has other threads do some of a call gives them the caller by {@link #call}.
 * Thread-safe.
 */
public final class Caller {
  private static final ThreadLocal<@Nullable Caller> CURRENT = new ThreadLocal<>();
  private static final Caller NOBODY = new Caller();

  private final CountDownLatch left = new CountDownLatch(1);

  /** Somebody who is there. */
  public Caller() {}

  /** Whom this thread works for: nobody who could leave, where nobody is known. */
  public static Caller current() {
    Caller caller = CURRENT.get();
    return caller == null ? NOBODY : caller;
  }

  /** What is done for somebody. */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    /** Does it. */
    T perform() throws E;
  }

  /** Does some work on this thread for this caller. */
  public <T, E extends Exception> T call(Work<T, E> work) throws E {
    Caller before = CURRENT.get();
    CURRENT.set(this);
    try {
      return work.perform();
    } finally {
      if (before == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(before);
      }
    }
  }

  /** Says that the caller is gone: what waits for it is given up, now and later. */
  public void leave() {
    if (this != NOBODY) {
      left.countDown();
    }
  }

  /**
   * Waits, no longer than the caller whom this thread works for is there.
   *
   * @return whether the time is over; false if the caller has left
   * @throws InterruptedException if the thread is interrupted
   */
  public static boolean pause(Duration time) throws InterruptedException {
    return !current().left.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }
}
