// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import io.stowage.storage.Caller;
import io.stowage.storage.StorageException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that wait in librados: platform threads, and few, since a native call that blocks
 * keeps its thread. Whoever waits for them may be a virtual thread. What waits for a thread has a
 * caller each, so the queue is no longer than there are callers.
 */
final class NativeThreads implements AutoCloseable {
  private static final int MOST = 32;

  private static final long IDLE_SECONDS = 60;

  /** How long a call is waited for though its caller has left: what was sent may yet be kept. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  /** Whatever the JVM gives its threads: librados makes a table of all its options on the stack. */
  private static final long STACK = 4L << 20;

  private final ThreadPoolExecutor threads;
  private final Duration patience;

  /** The calls that wait for a thread or have one. */
  private final AtomicInteger calls = new AtomicInteger();

  /**
   * @param patience how long a caller waits at most, for its turn and for the call
   */
  NativeThreads(String name, Duration patience) {
    AtomicInteger number = new AtomicInteger();
    this.patience = patience;
    this.threads =
        new ThreadPoolExecutor(
            MOST,
            MOST,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> thread(task, name + '-' + number.incrementAndGet()));
    threads.setCorePoolSize(1);
    threads.allowCoreThreadTimeOut(true);
  }

  private static Thread thread(Runnable task, String name) {
    Thread thread = new Thread(null, task, name, STACK);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Runs a call that ends in time by itself, on a thread of its own, and waits for it even if the
   * caller is interrupted: somebody has to close what it opens.
   *
   * @throws StorageException what the call threw
   */
  static <T> T callOnce(String name, Callable<T> call) throws StorageException {
    FutureTask<T> task = new FutureTask<>(call);
    thread(task, name).start();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw thrown(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private <T> FutureTask<T> start(Callable<T> call) {
    makeRoom(calls.incrementAndGet());
    // counted out before its caller learns of its end, and may make the next
    FutureTask<T> task =
        new FutureTask<>(
            () -> {
              try {
                return call.call();
              } finally {
                calls.decrementAndGet();
              }
            });
    try {
      threads.execute(task);
    } catch (RejectedExecutionException e) {
      calls.decrementAndGet();
      throw e;
    }
    return task;
  }

  /** No more threads than there ever were calls at once: an executor makes them while one idles. */
  private void makeRoom(int wanted) {
    int most = Math.min(MOST, wanted);
    if (most > threads.getCorePoolSize()) {
      synchronized (threads) {
        threads.setCorePoolSize(Math.max(most, threads.getCorePoolSize()));
      }
    }
  }

  /** A call that no thread took yet is not made. */
  private void giveUp(FutureTask<?> task) {
    if (threads.remove(task)) {
      calls.decrementAndGet();
    }
  }

  /**
   * Runs a call and waits for it.
   *
   * @throws StorageException what the call threw; Unavailable if it takes too long, the {@link
   *     Caller} leaves or the thread is interrupted, and then the call may still be under way
   */
  <T> T call(Callable<T> call) throws StorageException {
    FutureTask<T> task;
    try {
      task = start(call);
    } catch (RejectedExecutionException e) {
      throw closed();
    }
    try {
      return await(task);
    } catch (ExecutionException e) {
      throw thrown(e);
    } catch (InterruptedException e) {
      giveUp(task);
      Thread.currentThread().interrupt();
      throw new StorageException.Unavailable("the thread was interrupted", e);
    }
  }

  private <T> T await(FutureTask<T> task)
      throws ExecutionException, InterruptedException, StorageException.Unavailable {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      long left = end - System.nanoTime();
      try {
        return task.get(Math.min(left, GRACE.toNanos()), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        if (left <= GRACE.toNanos()) {
          giveUp(task);
          throw new StorageException.Unavailable(
              "the Ceph cluster has not answered in " + patience, e);
        }
        if (!Caller.pause(Duration.ZERO)) {
          giveUp(task);
          throw new StorageException.Unavailable("nobody waits for the Ceph cluster any more", e);
        }
      }
    }
  }

  /** Runs a call some time, unless the driver is closed before. */
  void later(Callable<?> call) {
    try {
      FutureTask<?> unused = start(call);
    } catch (RejectedExecutionException e) {
      // whoever closes the driver waits for all that was started
    }
  }

  private static StorageException thrown(ExecutionException e) {
    Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
    if (cause instanceof StorageException failure) {
      return failure;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    if (cause instanceof RuntimeException failure) {
      throw failure;
    }
    return new StorageException.Unavailable(String.valueOf(cause.getMessage()), cause);
  }

  static StorageException.Gone closed() {
    return new StorageException.Gone("the storage driver rados was closed");
  }

  /** Lets no more calls in; those under way go on. */
  @Override
  public void close() {
    threads.shutdown();
  }
}
