// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The one way by which work leaves the event loop. Runs it on virtual threads where the JVM has
 * them, else on a bounded pool. Thread-safe.
 */
public final class Gateway implements AutoCloseable {
  private static final Duration LAST_WORK = Duration.ofSeconds(10);

  private final ExecutorService threads = GatewayThreads.open();
  private final AtomicInteger busy = new AtomicInteger();
  private final Semaphore calls;

  private Gateway(int maxCalls) {
    calls = new Semaphore(maxCalls);
  }

  /**
   * Opens a gateway.
   *
   * @param maxCalls how many calls may be under way at once, one or more
   */
  public static Gateway open(int maxCalls) {
    return new Gateway(maxCalls);
  }

  /**
   * Runs blocking work.
   *
   * @return completed on the Vert.x context of the caller, or where the work ran if there is none;
   *     fails with what the work threw, or with {@link TooBusyException} where too many calls are
   *     under way
   */
  public <T> Future<T> call(Callable<T> work) {
    if (!calls.tryAcquire()) {
      return Future.failedFuture(new TooBusyException("too many calls are under way"));
    }
    Context context = Vertx.currentContext();
    Promise<T> promise = Promise.promise();
    Callable<T> permitted =
        () -> {
          try {
            return work.call();
          } finally {
            calls.release();
          }
        };
    try {
      threads.execute(() -> counted(() -> complete(permitted, promise, context)));
    } catch (RejectedExecutionException e) {
      calls.release();
      return Future.failedFuture(new TooBusyException("the server is stopping"));
    }
    return promise.future();
  }

  /**
   * Runs blocking work that ends what was let in before, such as to let go of what a transfer held
   * open: never refused, also while the gateway closes.
   *
   * @return as of {@link #call}
   */
  public <T> Future<T> finish(Callable<T> work) {
    Context context = Vertx.currentContext();
    Promise<T> promise = Promise.promise();
    step(() -> complete(work, promise, context));
    return promise.future();
  }

  private static <T> void complete(
      Callable<T> work, Promise<T> promise, @Nullable Context context) {
    Runnable outcome;
    try {
      T result = work.call();
      outcome = () -> promise.complete(result);
    } catch (Throwable e) {
      outcome = () -> promise.fail(e);
    }
    if (context == null) {
      outcome.run();
    } else {
      OnContext.run(context, outcome);
    }
  }

  /**
   * Runs a part of work that was let in before, such as the next piece of a transfer: also while
   * the gateway closes.
   */
  public void step(Runnable work) {
    try {
      threads.execute(() -> counted(work));
    } catch (RejectedExecutionException e) {
      Thread last = new Thread(work, "gateway-last");
      last.setDaemon(true);
      last.start();
    }
  }

  private void counted(Runnable work) {
    busy.incrementAndGet();
    try {
      work.run();
    } finally {
      busy.decrementAndGet();
    }
  }

  /** How many threads are at work. */
  int busy() {
    return busy.get();
  }

  /** Lets no more work in, and waits a while for what is under way. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(LAST_WORK.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
