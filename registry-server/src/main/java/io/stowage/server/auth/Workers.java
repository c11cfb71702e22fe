// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads for what keeps a processor busy, half as many as there are processors: that must not be
 * in the way of event loops or of calls to the storage. Bounded; thread-safe.
 */
final class Workers implements AutoCloseable {
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final ThreadPoolExecutor threads;

  /**
   * @param name of the threads, to which a number is added
   * @param waiting how much work may wait for a thread
   */
  Workers(String name, int waiting) {
    int count = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    AtomicInteger number = new AtomicInteger();
    threads =
        new ThreadPoolExecutor(
            count,
            count,
            IDLE.toSeconds(),
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(waiting),
            work -> {
              Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  /** Lets work in; false if too much waits already, or this is closed. */
  boolean accept(Runnable work) {
    try {
      threads.execute(work);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  /** Work that waits is never done. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
