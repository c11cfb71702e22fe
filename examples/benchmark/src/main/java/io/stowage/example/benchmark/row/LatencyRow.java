// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.row;

import io.stowage.example.benchmark.load.LatencyProbe;
import io.stowage.example.benchmark.load.Protocol;
import io.stowage.example.benchmark.load.PullLoad;
import io.stowage.example.benchmark.load.Transfers;
import io.stowage.example.benchmark.registry.RegistryProcess;
import io.stowage.example.benchmark.registry.RegistrySpec;
import io.stowage.example.benchmark.report.Metric;
import io.stowage.example.benchmark.report.Statistics;
import io.stowage.example.benchmark.report.Target;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A small request while the large blob goes to several clients. */
record LatencyRow() implements Row {
  private static final int PULLS = 4;
  private static final Metric P50 = Metric.median("p50 ms");
  private static final Metric P99 = Metric.median("p99 ms", Target.ratioAtMost(1));
  private static final Metric THROUGHPUT = Metric.median("pulls " + ServerTrial.MIB_PER_SECOND);

  @Override
  public String name() {
    return "latency";
  }

  @Override
  public String title(Sizes sizes) {
    return "/v2/ during %d pulls of %s".formatted(PULLS, Sizes.text(sizes.large()));
  }

  @Override
  public List<Metric> metrics() {
    return List.of(P50, P99, THROUGHPUT, ServerTrial.CPU_PER_GIB, ServerTrial.PEAK);
  }

  @Override
  public Trial open(Bench bench, RegistrySpec registry) throws IOException {
    var root = bench.stock().withBlob(registry, bench.large());
    return new Probes(bench, RegistryProcess.start(registry, root, null));
  }

  private static final class Probes extends ServerTrial {
    private final Bench bench;

    Probes(Bench bench, RegistryProcess server) {
      super(server);
      this.bench = bench;
    }

    @Override
    public void warmUp() throws IOException, InterruptedException {
      bench.curl(Protocol.HTTP).verifyBlob(address(), Stock.REPOSITORY, bench.large());
      measure();
    }

    @Override
    public Map<Metric, Double> measure() throws IOException, InterruptedException {
      double before = cpuSeconds();
      LatencyProbe probe = LatencyProbe.start(address());
      Transfers pulls = PullLoad.run(address(), Stock.REPOSITORY, bench.large(), PULLS);
      List<Double> millis = probe.stop();
      return Map.of(
          P50, Statistics.percentile(millis, 0.5),
          P99, Statistics.percentile(millis, 0.99),
          THROUGHPUT, pulls.mebibytesPerSecond(),
          CPU_PER_GIB, (cpuSeconds() - before) / pulls.gibibytes(),
          PEAK, peakMiB());
    }
  }
}
