// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.row;

import io.stowage.example.benchmark.load.Blob;
import io.stowage.example.benchmark.load.Transfers;
import io.stowage.example.benchmark.registry.RegistryProcess;
import io.stowage.example.benchmark.registry.RegistrySpec;
import io.stowage.example.benchmark.report.Metric;
import io.stowage.example.benchmark.report.Target;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A large blob from one client. */
record SinglePushRow() implements Row {
  private static final Metric THROUGHPUT =
      Metric.median(ServerTrial.MIB_PER_SECOND, Target.ratioAtLeast(2));
  private static final Metric CPU = Metric.median("CPU s/GiB", Target.ratioAtMost(0.5));

  @Override
  public String name() {
    return "push";
  }

  @Override
  public String title(Sizes sizes) {
    return "push of %s, one client".formatted(Sizes.text(sizes.large()));
  }

  @Override
  public List<Metric> metrics() {
    return List.of(THROUGHPUT, CPU, ServerTrial.PEAK);
  }

  @Override
  public Trial open(Bench bench, RegistrySpec registry) throws IOException {
    var root = bench.workspace().newDirectory(name());
    return new PushTrial(bench, RegistryProcess.start(registry, root, null), root) {
      @Override
      List<Blob> blobs() {
        return List.of(bench.newLarge());
      }

      @Override
      Map<Metric, Double> figures(Transfers pushes, double cpuSeconds) throws IOException {
        return Map.of(
            THROUGHPUT, pushes.mebibytesPerSecond(),
            CPU, cpuSeconds / pushes.gibibytes(),
            PEAK, peakMiB());
      }
    };
  }
}
