// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of one run.
 *
 * @param candidate the candidate's name
 * @param results in the order in which they were measured
 */
public record Report(String candidate, List<RowResult> results) {

  /** Copies the results. */
  public Report {
    results = List.copyOf(results);
  }

  /** Tells whether a row could not be measured. */
  public boolean hasFailures() {
    return results.stream().anyMatch(RowResult.Failed.class::isInstance);
  }

  /** Writes a table for each baseline, and below them what failed and how many targets were met. */
  public String write(TableFormat format) {
    Map<String, List<List<String>>> tables = new LinkedHashMap<>();
    StringBuilder failures = new StringBuilder();
    long met = 0;
    long missed = 0;
    for (RowResult result : results) {
      if (result instanceof RowResult.Measured measured) {
        addTo(tables.computeIfAbsent(measured.baseline(), name -> new ArrayList<>()), measured);
        missed += measured.lines().stream().filter(Line::isMissed).count();
        met += measured.lines().stream().filter(Line::isMet).count();
      } else if (result instanceof RowResult.Failed failed) {
        failures.append("FAILED: %s: %s%n".formatted(failed.title(), failed.reason()));
      }
    }
    StringBuilder text = new StringBuilder();
    tables.forEach(
        (baseline, rows) -> text.append(format.write(header(baseline), rows)).append('\n'));
    return text + "%sTargets: %d met, %d missed%n".formatted(failures, met, missed);
  }

  private List<String> header(String baseline) {
    return List.of("work", "figure", baseline, candidate, "ratio", "of rounds", "target", "");
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
