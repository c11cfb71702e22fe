// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.kit;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * What something takes: calls to the backend, where these are counted, and memory that is taken
 * from the heap, if only for a moment, by all threads.
 *
 * @param calls calls to the backend, 0 where nobody counts them
 * @param bytes bytes of memory
 */
public record Work(long calls, long bytes) {

  /** Something that is done. */
  @FunctionalInterface
  public interface Act {
    /**
     * Does it.
     *
     * @throws Exception if it fails
     */
    void run() throws Exception;
  }

  /**
   * Does it once, and then several times, and tells what it took on the average.
   *
   * @param calls how many calls the backend has had so far
   * @param times how often, one or more
   * @param act what is done
   * @return what it took each time
   * @throws Exception if it fails
   */
  public static Work of(LongSupplier calls, int times, Act act) throws Exception {
    act.run();
    long callsBefore = calls.getAsLong();
    long bytesBefore = allocated();
    for (int i = 0; i < times; i++) {
      act.run();
    }
    return new Work((calls.getAsLong() - callsBefore) / times, (allocated() - bytesBefore) / times);
  }

  /**
   * Fails if this is more than twice the other, but for a little.
   *
   * @param other what the same takes where there is little to do it on
   */
  public void expectNoMoreThan(Work other) {
    if (calls > 2 * other.calls + 2 || bytes > 2 * other.bytes + 64 * 1024) {
      throw new AssertionError("it takes " + this + " where the other takes " + other);
    }
  }

  @Override
  public String toString() {
    return calls + " calls and " + bytes + " bytes";
  }

  private static long allocated() {
    if (ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads) {
      return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
          .filter(bytes -> bytes > 0)
          .sum();
    }
    throw new AssertionError("this JVM does not count what is allocated: declare a deviation");
  }
}
