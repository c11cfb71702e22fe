// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs forces that nobody waits for, one after the other on a thread that ends when there are none.
 * Where too many wait already, one more is left out: it would have saved time and nothing else.
 * Thread-safe.
 */
final class EarlyForces {
  private static final int MOST_WAITING = 64;
  private static final int IDLE_SECONDS = 5;

  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          EarlyForces::newThread,
          new ThreadPoolExecutor.DiscardPolicy());

  EarlyForces() {
    thread.allowCoreThreadTimeOut(true);
  }

  private static Thread newThread(Runnable work) {
    Thread thread = new Thread(work, "filesystem-force");
    thread.setDaemon(true);
    return thread;
  }

  void submit(Runnable force) {
    thread.execute(force);
  }

  /** Lets the force under way end, without an interrupt, which would close its file. */
  void close() {
    thread.getQueue().clear();
    thread.shutdown();
  }
}
