// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.row;

import io.stowage.example.benchmark.registry.RegistrySpec;
import io.stowage.example.benchmark.report.Metric;
import java.io.IOException;
import java.util.List;

/** One kind of work, to be done by each registry. */
public interface Row {
  /** The name by which it is chosen on the command line. */
  String name();

  /** The work in words, with its sizes. */
  String title(Sizes sizes);

  /**
   * The name of what the candidate is compared with.
   *
   * @param registry the other registry
   */
  default String baseline(RegistrySpec registry) {
    return registry.name();
  }

  /** What it measures, in the order of the table. */
  List<Metric> metrics();

  /**
   * Makes a registry ready for the work.
   *
   * @return to be closed by the caller
   * @throws IOException if it cannot be made ready
   */
  Trial open(Bench bench, RegistrySpec registry) throws IOException;

  /**
   * Makes ready what the candidate is compared with: the other registry, unless the row has a tool
   * of the backend in its place.
   *
   * @return to be closed by the caller
   * @throws IOException if it cannot be made ready
   */
  default Trial openBaseline(Bench bench, RegistrySpec registry) throws IOException {
    return open(bench, registry);
  }
}
