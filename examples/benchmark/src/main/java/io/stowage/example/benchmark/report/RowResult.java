// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.report;

import java.util.List;

/** What became of a row. */
public sealed interface RowResult {

  /** The work, in words. */
  String title();

  /**
   * The work was done, by the candidate and what it is compared with.
   *
   * @param title the work, in words
   * @param baseline the name of what it is compared with
   * @param lines one for each metric
   */
  record Measured(String title, String baseline, List<Line> lines) implements RowResult {
    /** Copies the lines. */
    public Measured {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A registry did not do the work, or not rightly, so nothing can be said about speed.
   *
   * @param title the work, in words
   * @param reason which registry, and what was wrong
   */
  record Failed(String title, String reason) implements RowResult {}
}
