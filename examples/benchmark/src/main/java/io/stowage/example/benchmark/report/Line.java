// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.report;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * One metric of a row: the rounds of both registries side by side.
 *
 * @param metric what was measured
 * @param baseline the baseline's figure of each round
 * @param candidate the candidate's figure of each round; as many as the baseline's, at least one
 */
public record Line(Metric metric, List<Double> baseline, List<Double> candidate) {

  /** Copies the lists. */
  public Line {
    baseline = List.copyOf(baseline);
    candidate = List.copyOf(candidate);
    if (baseline.isEmpty() || baseline.size() != candidate.size()) {
      throw new IllegalArgumentException(
          "%s: %d rounds against %d".formatted(metric.label(), candidate.size(), baseline.size()));
    }
  }

  /** Tells whether something was asked of this metric, and reached. */
  public boolean isMet() {
    Target target = metric.target();
    return target != null && target.isMet(ofBaseline(), ofCandidate());
  }

  /** Tells whether something was asked of this metric, and not reached. */
  public boolean isMissed() {
    return metric.target() != null && !isMet();
  }

  List<String> cells() {
    Target target = metric.target();
    return List.of(
        metric.label(),
        figure(ofBaseline()),
        figure(ofCandidate()),
        figure(ofCandidate() / ofBaseline()),
        range(),
        target == null ? "" : target.toString(),
        target == null ? "" : isMissed() ? "MISSED" : "met");
  }

  private double ofBaseline() {
    return metric.summaryOf(baseline);
  }

  private double ofCandidate() {
    return metric.summaryOf(candidate);
  }

  private String range() {
    List<Double> ratios =
        IntStream.range(0, baseline.size())
            .mapToObj(round -> candidate.get(round) / baseline.get(round))
            .toList();
    return figure(Collections.min(ratios)) + ".." + figure(Collections.max(ratios));
  }

  private static String figure(double value) {
    if (!Double.isFinite(value)) {
      return "-";
    }
    int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
