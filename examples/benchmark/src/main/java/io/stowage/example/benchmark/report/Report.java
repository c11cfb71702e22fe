// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows of one run.
 *
 * @param baseline the baseline's name
 * @param candidate the candidate's name
 * @param results in the order in which they were measured
 */
public record Report(String baseline, String candidate, List<RowResult> results) {

  /** Copies the results. */
  public Report {
    results = List.copyOf(results);
  }

  /** Tells whether a row could not be measured. */
  public boolean hasFailures() {
    return results.stream().anyMatch(RowResult.Failed.class::isInstance);
  }

  /** Writes the table, and below it what failed and how many targets were met. */
  public String write(TableFormat format) {
    List<List<String>> rows = new ArrayList<>();
    StringBuilder failures = new StringBuilder();
    long met = 0;
    long missed = 0;
    for (RowResult result : results) {
      if (result instanceof RowResult.Measured measured) {
        addTo(rows, measured);
        missed += measured.lines().stream().filter(Line::isMissed).count();
        met += measured.lines().stream().filter(Line::isMet).count();
      } else if (result instanceof RowResult.Failed failed) {
        failures.append("FAILED: %s: %s%n".formatted(failed.title(), failed.reason()));
      }
    }
    List<String> header =
        List.of("work", "figure", baseline, candidate, "ratio", "of rounds", "target", "");
    return format.write(header, rows)
        + "%n%sTargets: %d met, %d missed%n".formatted(failures, met, missed);
  }

  private static void addTo(List<List<String>> rows, RowResult.Measured measured) {
    String title = measured.title();
    for (Line line : measured.lines()) {
      List<String> cells = new ArrayList<>();
      cells.add(title);
      cells.addAll(line.cells());
      rows.add(cells);
      title = "";
    }
  }
}
