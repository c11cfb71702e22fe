// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.row;

import io.stowage.example.benchmark.load.Blob;
import io.stowage.example.benchmark.load.Transfers;
import io.stowage.example.benchmark.registry.RegistrySpec;
import io.stowage.example.benchmark.report.Metric;
import io.stowage.example.benchmark.report.Target;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Medium blobs from many clients at once, with a small heap. */
record ConcurrentPushRow() implements Row {
  private static final Metric THROUGHPUT =
      Metric.median(ServerTrial.MIB_PER_SECOND, Target.ratioAtLeast(1.6));
  private static final Metric FAIRNESS = Metric.median("fairness (Jain)", Target.valueAtLeast(0.9));
  private static final Metric FIRST = Metric.median("first ended after s");
  private static final Metric MIDDLE = Metric.median("half ended after s");
  private static final Metric LAST = Metric.median("last ended after s");

  @Override
  public String name() {
    return "pushes";
  }

  @Override
  public String title(Sizes sizes) {
    return "%d pushes of %s at once, %s"
        .formatted(sizes.pushes(), Sizes.text(sizes.medium()), SmallHeap.FLAG);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(
        THROUGHPUT, FAIRNESS, FIRST, MIDDLE, LAST, ServerTrial.CPU_PER_GIB, ServerTrial.PEAK);
  }

  @Override
  public Trial open(Bench bench, RegistrySpec registry) throws IOException {
    var root = bench.workspace().newDirectory(name());
    var server = SmallHeap.start(registry, root);
    return new PushTrial(bench, server, root) {
      @Override
      List<Blob> blobs() {
        return Stream.generate(bench::newMedium).limit(bench.sizes().pushes()).toList();
      }

      @Override
      Map<Metric, Double> figures(Transfers pushes, double cpuSeconds) throws IOException {
        return Map.of(
            THROUGHPUT, pushes.mebibytesPerSecond(),
            FAIRNESS, pushes.fairness(),
            FIRST, pushes.first(),
            MIDDLE, pushes.median(),
            LAST, pushes.last(),
            CPU_PER_GIB, cpuSeconds / pushes.gibibytes(),
            PEAK, peakMiB());
      }
    };
  }
}
