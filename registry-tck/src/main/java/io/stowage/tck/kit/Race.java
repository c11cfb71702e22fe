// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Lets several threads do something at the same time, and waits for all of them. */
public final class Race {
  static final String RUNNER = "runner ";

  private Race() {}

  /**
   * What one of several does.
   *
   * @param <T> what comes of it
   */
  @FunctionalInterface
  public interface Runner<T> {
    /**
     * Does it.
     *
     * @param number which one this is, from 0
     * @return what came of it, which may be null
     * @throws Exception if it fails, which its outcome tells
     */
    T run(int number) throws Exception;
  }

  /**
   * What came of it.
   *
   * @param value what was returned, or null if it failed
   * @param failure what was thrown, or null if it succeeded
   * @param <T> what was returned
   */
  public record Outcome<T>(@Nullable T value, @Nullable Throwable failure) {
    /** {@return whether nothing was thrown} */
    public boolean succeeded() {
      return failure == null;
    }
  }

  /**
   * Runs them all at once, each in a thread of its own.
   *
   * @param runners how many
   * @param runner what each of them does
   * @param <T> what they return
   * @return their outcomes by number
   * @throws InterruptedException if this thread is interrupted; the others go on
   */
  public static <T> List<Outcome<T>> of(int runners, Runner<T> runner) throws InterruptedException {
    CyclicBarrier start = new CyclicBarrier(runners);
    AtomicReferenceArray<Outcome<T>> outcomes = new AtomicReferenceArray<>(runners);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < runners; i++) {
      int number = i;
      Thread thread =
          new Thread(() -> outcomes.set(number, run(start, runner, number)), RUNNER + (number + 1));
      thread.setDaemon(true);
      threads.add(thread);
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    List<Outcome<T>> all = new ArrayList<>();
    for (int i = 0; i < runners; i++) {
      all.add(outcomes.get(i));
    }
    return all;
  }

  /**
   * Runs them all at once and fails if one of them does.
   *
   * @param runners how many
   * @param runner what each of them does
   * @throws InterruptedException if this thread is interrupted; the others go on
   */
  public static void allSucceed(int runners, Runner<?> runner) throws InterruptedException {
    for (Outcome<?> outcome : of(runners, runner)) {
      if (outcome.failure() != null) {
        throw new AssertionError(
            "one of " + runners + " at once failed: " + outcome.failure(), outcome.failure());
      }
    }
  }

  private static <T> Outcome<T> run(CyclicBarrier start, Runner<T> runner, int number) {
    try {
      start.await();
      return new Outcome<>(runner.run(number), null);
    } catch (Throwable failure) {
      return new Outcome<>(null, failure);
    }
  }
}
