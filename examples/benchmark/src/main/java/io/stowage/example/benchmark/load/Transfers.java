// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.load;

/**
 * How several transfers that began together went.
 *
 * @param bytes moved by all
 * @param first when the first ended, in seconds after the start
 * @param median when half had ended
 * @param last when all had ended
 * @param fairness Jain's index over the bytes that each had moved when the first ended
 */
public record Transfers(long bytes, double first, double median, double last, double fairness) {

  /** The throughput until all had ended. */
  public double mebibytesPerSecond() {
    return gibibytes() * 1024 / last;
  }

  /** The bytes in GiB. */
  public double gibibytes() {
    return bytes / (double) (1 << 30);
  }
}
