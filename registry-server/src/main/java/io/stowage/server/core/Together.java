// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import io.stowage.storage.Caller;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Does two things for the storage at once, so that it is waited for once. Thread-safe. */
final class Together {
  private final Executor helpers;

  /**
   * @param helpers where the second may run; it need not be there at once, or ever
   */
  Together(Executor helpers) {
    this.helpers = helpers;
  }

  /**
   * Returns when both are over. The second is not begun any more once the first has failed.
   *
   * @return what the first gave
   * @throws RuntimeException what the first threw, else what the second threw
   */
  <T> T run(Supplier<T> first, Runnable second) {
    CompletableFuture<Void> over = new CompletableFuture<>();
    AtomicBoolean begun = new AtomicBoolean();
    Caller caller = Caller.current();
    try {
      helpers.execute(
          () ->
              caller.call(
                  () -> {
                    once(second, begun, over);
                    return over;
                  }));
    } catch (RejectedExecutionException e) {
      // then it is done here, after the first
    }
    T result;
    boolean succeeded = false;
    try {
      result = first.get();
      succeeded = true;
    } finally {
      // neither does anything where a helper came to it
      once(succeeded ? second : () -> {}, begun, over);
      over.handle((nothing, failure) -> failure).join();
    }
    rethrow(over);
    return result;
  }

  private static void once(Runnable work, AtomicBoolean begun, CompletableFuture<Void> over) {
    if (begun.getAndSet(true)) {
      return;
    }
    try {
      work.run();
      over.complete(null);
    } catch (RuntimeException | Error e) {
      over.completeExceptionally(e);
    }
  }

  private static void rethrow(CompletableFuture<Void> over) {
    try {
      over.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw (Error) Objects.requireNonNull(e.getCause());
    }
  }
}
