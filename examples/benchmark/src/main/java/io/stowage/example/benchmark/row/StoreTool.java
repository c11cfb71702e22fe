// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.row;

import io.stowage.example.benchmark.report.Metric;
import io.stowage.example.benchmark.store.Store;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tool of a store's makers in the place of a registry, on a store of its own. */
final class StoreTool implements Trial {
  private final Bench bench;
  private final Store store;
  private final List<Metric> metrics;
  private final Work work;

  /**
   * A tool.
   *
   * @param store closed with this
   * @param metrics of the row; the first is what the tool tells, the others it has no figure for
   */
  StoreTool(Bench bench, Store store, List<Metric> metrics, Work work) {
    this.bench = bench;
    this.store = store;
    this.metrics = metrics;
    this.work = work;
  }

  /** What the tool is to do, again and again. */
  @FunctionalInterface
  interface Work {
    /** Stores what is needed for it. */
    default void prepare(Store store) throws IOException {
      // nothing
    }

    /** Has the tool do the work once; returns MiB in a second. */
    double with(Store store) throws IOException;
  }

  @Override
  public void warmUp() throws IOException, InterruptedException {
    work.prepare(store);
    bench.warmUp(() -> work.with(store));
  }

  @Override
  public Map<Metric, Double> measure() throws IOException {
    Map<Metric, Double> figures = new HashMap<>();
    metrics.forEach(metric -> figures.put(metric, Double.NaN));
    figures.put(metrics.get(0), work.with(store));
    return figures;
  }

  @Override
  public void close() throws IOException {
    store.close();
  }
}
