// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.report;

import java.util.List;

/** What became of a row. */
public sealed interface RowResult {

  /** The work, in words. */
  String title();

  /**
   * Both registries did the work.
   *
   * @param title the work, in words
   * @param lines one for each metric
   */
  record Measured(String title, List<Line> lines) implements RowResult {
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
