// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.report;

import java.util.Collection;
import java.util.List;

/** The few figures that samples are boiled down to. */
public final class Statistics {
  private Statistics() {}

  /**
   * Returns the middle value, or the mean of the two middle ones.
   *
   * @throws IllegalArgumentException if there is no value
   */
  public static double median(Collection<Double> values) {
    List<Double> sorted = sorted(values);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /**
   * Returns the smallest value that at least {@code fraction} of the values do not exceed (nearest
   * rank).
   *
   * @param fraction above 0 and at most 1
   * @throws IllegalArgumentException if there is no value
   */
  public static double percentile(Collection<Double> values, double fraction) {
    List<Double> sorted = sorted(values);
    return sorted.get((int) Math.ceil(fraction * sorted.size()) - 1);
  }

  /**
   * Returns Jain's index of fairness: 1 when all shares are equal, 1/n when one client has it all.
   *
   * @throws IllegalArgumentException if there is no share or none is above zero
   */
  public static double jain(long... shares) {
    double sum = 0;
    double squares = 0;
    for (long share : shares) {
      sum += share;
      squares += (double) share * share;
    }
    if (squares == 0) {
      throw new IllegalArgumentException("No client has a share");
    }
    return sum * sum / (shares.length * squares);
  }

  private static List<Double> sorted(Collection<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("No values");
    }
    return values.stream().sorted().toList();
  }
}
