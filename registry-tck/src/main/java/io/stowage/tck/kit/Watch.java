// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Looks at something again and again, from several threads, while something else is done. */
public final class Watch {
  static final String WATCHER = "watcher ";

  private final Step look;
  private final CountDownLatch looked;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile boolean over;

  private Watch(int watchers, Step look) {
    this.looked = new CountDownLatch(watchers);
    this.look = look;
  }

  /** One look, or the work; fails if something is wrong. */
  @FunctionalInterface
  public interface Step {
    /**
     * Does it.
     *
     * @throws Exception if something is wrong
     */
    void run() throws Exception;
  }

  /**
   * Does the work while watchers look, each at least once before it begins.
   *
   * @param watchers how many threads look
   * @param look what each of them does, again and again
   * @param work what is done on this thread meanwhile
   * @throws AssertionError if a look failed
   * @throws Exception if the work failed
   */
  public static void during(int watchers, Step look, Step work) throws Exception {
    Watch watch = new Watch(watchers, look);
    List<Thread> threads = new ArrayList<>();
    for (int i = 1; i <= watchers; i++) {
      Thread thread = new Thread(watch::lookUntilOver, WATCHER + i);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    try {
      watch.looked.await();
      work.run();
    } finally {
      watch.over = true;
      for (Thread thread : threads) {
        thread.join();
      }
    }
    Throwable seen = watch.failure.get();
    if (seen != null) {
      throw new AssertionError("a watcher saw: " + seen, seen);
    }
  }

  private void lookUntilOver() {
    try {
      do {
        look.run();
        looked.countDown();
      } while (!over);
    } catch (Throwable e) {
      failure.compareAndSet(null, e);
    } finally {
      looked.countDown();
    }
  }
}
