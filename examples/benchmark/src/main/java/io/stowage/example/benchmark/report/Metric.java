// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.report;

import java.util.Collection;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * One figure that a row measures in each round.
 *
 * @param label what it is, with its unit
 * @param summary how the rounds become one figure
 * @param target what is asked of the candidate; null if the figure is for information
 */
public record Metric(String label, Summary summary, @Nullable Target target) {

  /** How the rounds become one figure. */
  public enum Summary {
    /** The middle one, for what varies from round to round. */
    MEDIAN,
    /** The largest one, for high-water marks. */
    MAX
  }

  double summaryOf(Collection<Double> rounds) {
    return summary == Summary.MEDIAN ? Statistics.median(rounds) : Collections.max(rounds);
  }

  /** A median of which something is asked. */
  public static Metric median(String label, Target target) {
    return new Metric(label, Summary.MEDIAN, target);
  }

  /** A median for information. */
  public static Metric median(String label) {
    return new Metric(label, Summary.MEDIAN, null);
  }

  /** A high-water mark of which something is asked. */
  public static Metric max(String label, Target target) {
    return new Metric(label, Summary.MAX, target);
  }

  /** A high-water mark for information. */
  public static Metric max(String label) {
    return new Metric(label, Summary.MAX, null);
  }
}
