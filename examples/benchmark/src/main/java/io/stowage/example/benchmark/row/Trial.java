// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.row;

import io.stowage.example.benchmark.report.Metric;
import java.io.IOException;
import java.util.Map;

/** A registry that is ready for the work of a row. */
public interface Trial extends AutoCloseable {
  /**
   * Does the work unmeasured, and checks what a measured run has no time to check.
   *
   * @throws IOException if the registry fails or an answer is wrong
   */
  void warmUp() throws IOException, InterruptedException;

  /**
   * Does the work once.
   *
   * @return a figure for each metric of the row
   * @throws IOException if the registry fails or an answer is wrong
   */
  Map<Metric, Double> measure() throws IOException, InterruptedException;

  /**
   * Stops the registry and removes what the row has stored.
   *
   * @throws IOException if something cannot be removed
   */
  @Override
  void close() throws IOException;
}
