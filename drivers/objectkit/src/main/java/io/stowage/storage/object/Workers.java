// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import io.stowage.storage.Caller;
import io.stowage.storage.StorageException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of one driver, for what an upload, a copy or a listing does several of at once. Where
 * all are busy the caller does the work itself. Thread-safe.
 */
final class Workers implements AutoCloseable {
  private static final int THREADS = 64;
  private static final long IDLE_SECONDS = 10;
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          THREADS,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Workers::thread,
          (work, pool) -> work.run());

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "stowage-object-" + NUMBER.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  /** Begins some work, on another thread where one is free. */
  <T> Future<T> begin(Callable<T> work) {
    Caller caller = Caller.current();
    FutureTask<T> task = new FutureTask<>(() -> caller.call(work::call));
    threads.execute(task);
    return task;
  }

  /**
   * Does all of some work, so many at once at most, and returns what each gave. After a failure no
   * more is begun, and what is under way is waited for.
   */
  <T> List<T> all(List<? extends Callable<T>> work, int atOnce) throws StorageException {
    Deque<Future<T>> begun = new ArrayDeque<>();
    List<T> results = new ArrayList<>(work.size());
    try {
      for (Callable<T> one : work) {
        if (begun.size() == atOnce) {
          results.add(await(begun.remove()));
        }
        begun.add(begin(one));
      }
      while (!begun.isEmpty()) {
        results.add(await(begun.remove()));
      }
      return results;
    } finally {
      begun.forEach(Workers::settle);
    }
  }

  private static void settle(Future<?> future) {
    try {
      await(future);
    } catch (StorageException e) {
      // an earlier failure is the one to tell
    }
  }

  /** Waits for a result. */
  static <T> T await(Future<T> future) throws StorageException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException.Unavailable("interrupted while waiting for the store", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StorageException failure) {
        throw failure;
      }
      throw new StorageException.Unavailable("the store's client failed", e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
