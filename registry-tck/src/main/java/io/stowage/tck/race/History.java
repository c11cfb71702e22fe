// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.race;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * All calls to one thing that has a value, such as a link. Thread-safe.
 *
 * @param <V> its value
 */
public final class History<V> {
  private final String name;
  private final V first;
  private final Queue<Call<V>> calls = new ConcurrentLinkedQueue<>();

  /**
   * A history without calls.
   *
   * @param name what has the value
   * @param first the value before all calls
   */
  public History(String name, V first) {
    this.name = name;
    this.first = first;
  }

  /** A call that writes. */
  @FunctionalInterface
  public interface Write {
    /**
     * Makes it.
     *
     * @throws Exception if it fails, which fails the test
     */
    void run() throws Exception;
  }

  /**
   * A call that reads.
   *
   * @param <V> what it reads
   */
  @FunctionalInterface
  public interface Read<V> {
    /**
     * Makes it.
     *
     * @return what it read
     * @throws Exception if it fails, which fails the test
     */
    V run() throws Exception;
  }

  /**
   * Makes a call that writes, and notes it.
   *
   * @param what the call, for a message
   * @param value what it writes
   * @param call the call itself, made on this thread
   * @throws Exception if it does
   */
  public void write(String what, V value, Write call) throws Exception {
    long begin = System.nanoTime();
    call.run();
    add(what, true, value, begin);
  }

  /**
   * Makes a call that reads, and notes what it saw.
   *
   * @param what the call, for a message
   * @param call the call itself, made on this thread
   * @throws Exception if it does
   */
  public void read(String what, Read<V> call) throws Exception {
    long begin = System.nanoTime();
    add(what, false, call.run(), begin);
  }

  /**
   * Notes a call that was made, and that ends now.
   *
   * @param what the call, for a message
   * @param value what it read
   * @param begin when it was begun, by {@link System#nanoTime}
   */
  public void saw(String what, V value, long begin) {
    add(what, false, value, begin);
  }

  private void add(String what, boolean writes, V value, long begin) {
    String who = Thread.currentThread().getName();
    calls.add(new Call<>(who, what, writes, value, begin, System.nanoTime()));
  }

  /** Fails, with the calls in question, unless some order of the calls explains what they saw. */
  public void expectAnOrder() {
    List<Call<V>> all = List.copyOf(calls);
    Optional<String> problem = new Linearization<>(all, first).problem();
    if (problem.isPresent()) {
      throw new AssertionError(
          "no order of the %d calls explains what was seen of %s, which was %s before them:%n%s"
              .formatted(all.size(), name, first, problem.get()));
    }
  }
}
