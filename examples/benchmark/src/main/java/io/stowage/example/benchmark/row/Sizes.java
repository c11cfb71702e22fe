// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.row;

import java.time.Duration;

/**
 * How much work the rows do.
 *
 * @param large the bytes of the large blob
 * @param medium the bytes of the blob that is moved many times at once
 * @param pulls how many times at once it is pulled
 * @param pushes how many such are pushed at once
 * @param timed how long the rows take that repeat small work
 * @param warmUp how long they do it before that, so that just-in-time compilers come to rest
 * @param starts how often a registry is started in a round
 */
public record Sizes(
    long large, long medium, int pulls, int pushes, Duration timed, Duration warmUp, int starts) {
  private static final long MIB = 1 << 20;

  /** What figures are to be taken from. */
  public static Sizes full() {
    return new Sizes(
        1024 * MIB, 100 * MIB, 100, 20, Duration.ofSeconds(3), Duration.ofSeconds(10), 3);
  }

  /** Enough to see that all rows work. */
  public static Sizes quick() {
    return new Sizes(8 * MIB, MIB, 8, 4, Duration.ofMillis(200), Duration.ofMillis(100), 1);
  }

  static String text(long bytes) {
    return bytes % (1024 * MIB) == 0 ? bytes / (1024 * MIB) + " GiB" : bytes / MIB + " MiB";
  }
}
