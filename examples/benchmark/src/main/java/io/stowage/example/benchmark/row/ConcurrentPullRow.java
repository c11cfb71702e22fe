// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.row;

import io.stowage.example.benchmark.load.Protocol;
import io.stowage.example.benchmark.load.PullLoad;
import io.stowage.example.benchmark.load.Transfers;
import io.stowage.example.benchmark.registry.RegistryProcess;
import io.stowage.example.benchmark.registry.RegistrySpec;
import io.stowage.example.benchmark.report.Metric;
import io.stowage.example.benchmark.report.Target;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The medium blob to many clients at once, with a small heap. */
record ConcurrentPullRow() implements Row {
  private static final Metric THROUGHPUT =
      Metric.median(ServerTrial.MIB_PER_SECOND, Target.ratioAtLeast(1.25));
  private static final Metric LOW_PEAK = Metric.max("peak RSS MiB", Target.ratioAtMost(0.4));
  private static final Metric FAIRNESS = Metric.median("fairness (Jain)");
  private static final Metric LAST = Metric.median("last ended after s");

  @Override
  public String name() {
    return "pulls";
  }

  @Override
  public String title(Sizes sizes) {
    return "%d pulls of %s at once, %s"
        .formatted(sizes.pulls(), Sizes.text(sizes.medium()), SmallHeap.FLAG);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(THROUGHPUT, LOW_PEAK, ServerTrial.CPU_PER_GIB, FAIRNESS, LAST);
  }

  @Override
  public Trial open(Bench bench, RegistrySpec registry) throws IOException {
    var root = bench.stock().withBlob(registry, bench.medium());
    return new Pulls(bench, SmallHeap.start(registry, root));
  }

  private static final class Pulls extends ServerTrial {
    private final Bench bench;

    Pulls(Bench bench, RegistryProcess server) {
      super(server);
      this.bench = bench;
    }

    @Override
    public void warmUp() throws IOException, InterruptedException {
      bench.curl(Protocol.HTTP).verifyBlob(address(), Stock.REPOSITORY, bench.medium());
      pull();
    }

    @Override
    public Map<Metric, Double> measure() throws IOException, InterruptedException {
      double before = cpuSeconds();
      Transfers pulls = pull();
      return Map.of(
          THROUGHPUT,
          pulls.mebibytesPerSecond(),
          LOW_PEAK,
          peakMiB(),
          CPU_PER_GIB,
          (cpuSeconds() - before) / pulls.gibibytes(),
          FAIRNESS,
          pulls.fairness(),
          LAST,
          pulls.last());
    }

    private Transfers pull() throws IOException, InterruptedException {
      int clients = bench.sizes().pulls();
      return PullLoad.run(address(), Stock.REPOSITORY, bench.medium(), clients);
    }
  }
}
