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

  /**
   * Tells whom this thread works for.
   *
   * @return the caller whose {@link #call} is under way on this thread; where there is none, one
   *     that never leaves
   */
  public static Caller current() {
    Caller caller = CURRENT.get();
    return caller == null ? NOBODY : caller;
  }

  /**
   * What is done for somebody.
   *
   * @param <T> what comes of it
   * @param <E> what it may fail with
   */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    /**
     * Does it.
     *
     * @return what comes of it
     * @throws E if it fails
     */
    T perform() throws E;
  }

  /**
   * Does some work on this thread for this caller, whom {@link #current} gives meanwhile.
   *
   * @param work what to do; done even where the caller has left
   * @param <T> what comes of the work
   * @param <E> what the work may fail with
   * @return what the work returns
   * @throws E if the work fails
   */
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
   * @param time how long; zero or less does not wait
   * @return whether the time is over; false if the caller has left
   * @throws InterruptedException if the thread is interrupted
   */
  public static boolean pause(Duration time) throws InterruptedException {
    return !current().left.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }
}
