// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import io.stowage.storage.Caller;
import io.stowage.storage.StorageException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/**
 * Repeats calls that failed because the store is busy or away, after times that grow and differ,
 * until a budget is used up or the {@link Caller} has left. Immutable and thread-safe.
 *
 * @param budget how long after the first failure the last repetition may begin
 * @param first the time before the first repetition, at most; it doubles with each
 */
public record Retry(Duration budget, Duration first) {
  private static final int MOST_DOUBLINGS = 6;

  /**
   * A call that may be made again.
   *
   * @param <T> what it gives
   */
  @FunctionalInterface
  public interface Call<T> {
    /**
     * Makes it.
     *
     * @return what it gives
     * @throws StorageException if it fails; {@link StorageException.Unavailable} where it is to be
     *     made again
     */
    T make() throws StorageException;
  }

  /**
   * Makes a call until it succeeds, fails for good, or the budget is used up.
   *
   * @param call the call, which may have taken effect although it failed
   * @param <T> what it gives
   * @return what the call that succeeded gave
   * @throws StorageException as the last call did
   */
  public <T> T run(Call<T> call) throws StorageException {
    return run(call, failure -> true);
  }

  /**
   * Makes a call as {@link #run(Call)} does, as long as it fails in a way that is worth it.
   *
   * @param call the call, which may have taken effect although it failed
   * @param isWorthIt asked after each failure, in turn
   * @param <T> what it gives
   * @return what the call that succeeded gave
   * @throws StorageException as the last call did
   */
  public <T> T run(Call<T> call, Predicate<StorageException.Unavailable> isWorthIt)
      throws StorageException {
    long start = System.nanoTime();
    for (int failures = 0; ; failures++) {
      try {
        return call.make();
      } catch (StorageException.Unavailable e) {
        if (!isWorthIt.test(e) || !pause(failures, start)) {
          throw e;
        }
      }
    }
  }

  /** Between half and all of the time that is due; false where there is no time or nobody left. */
  private boolean pause(int failures, long start) {
    long due = first.toNanos() << Math.min(failures, MOST_DOUBLINGS);
    long pause = ThreadLocalRandom.current().nextLong(due / 2, due + 1);
    if (System.nanoTime() - start + pause > budget.toNanos()) {
      return false;
    }
    try {
      return Caller.pause(Duration.ofNanos(pause));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
