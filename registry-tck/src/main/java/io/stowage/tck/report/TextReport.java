// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.report;

import io.stowage.tck.laws.Law;

/** A report to be read in a terminal. */
record TextReport(Report report) {

  String text() {
    StringBuilder text = new StringBuilder("Stowage storage TCK\n\n");
    field(text, "driver", report.driver());
    field(text, "verdict", report.verdict());
    field(text, "tests", report.line());
    field(text, "run", report.date() + ", " + report.total() + " s, " + report.environment());
    for (Law law : Law.values()) {
      text.append('\n').append(law).append('\n');
      report.of(law).forEach(result -> append(text, result));
    }
    if (!report.leftOut().isEmpty()) {
      text.append("\nnot run\n");
      report.leftOut().forEach((suite, reason) -> row(text, "suite " + suite, reason));
    }
    report.results().stream()
        .filter(result -> result.outcome() == Result.Outcome.BROKEN)
        .forEach(result -> text.append("\n---\n").append(result.detail()).append('\n'));
    return text.toString();
  }

  private static void append(StringBuilder text, Result result) {
    row(
        text,
        result.outcome().toString(),
        "%9s s  %s".formatted(result.seconds(), result.test().id()));
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
