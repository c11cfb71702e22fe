// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.report;

import java.util.Map;

/** A report to be read in a terminal. */
record TextReport(Report report) {

  String text() {
    StringBuilder text = new StringBuilder(report.subject().tck()).append("\n\n");
    field(text, report.subject().kind(), report.subject().name());
    field(text, "verdict", report.verdict());
    field(text, "tests", report.line());
    field(text, "run", report.date() + ", " + report.total() + " s, " + report.environment());
    for (String section : report.sections()) {
      text.append('\n').append(section).append('\n');
      report.of(section).forEach(result -> append(text, result));
    }
    leftOut(text, "not asked for", report.parts());
    leftOut(text, "not joined, or in part", report.suites());
    report.results().stream()
        .filter(result -> result.outcome() == Result.Outcome.BROKEN)
        .forEach(result -> text.append("\n---\n").append(result.detail()).append('\n'));
    return text.toString();
  }

  private static void leftOut(StringBuilder text, String heading, Map<String, String> reasons) {
    if (!reasons.isEmpty()) {
      text.append('\n').append(heading).append('\n');
      reasons.forEach((what, reason) -> row(text, what, reason));
    }
  }

  private static void append(StringBuilder text, Result result) {
    row(text, result.outcome().toString(), "%9s s  %s".formatted(result.seconds(), result.test()));
    if (result.outcome() == Result.Outcome.DEVIATES) {
      row(text, "", " ".repeat(13) + "because " + result.detail());
    }
  }

  private static void field(StringBuilder text, String name, String value) {
    text.append("%-8s  %s%n".formatted(name, value));
  }

  private static void row(StringBuilder text, String first, String rest) {
    text.append("  %-8s  %s%n".formatted(first, rest));
  }
}
