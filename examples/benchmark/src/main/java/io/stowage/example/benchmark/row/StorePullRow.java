// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.row;

import io.stowage.example.benchmark.load.Curl;
import io.stowage.example.benchmark.load.Protocol;
import io.stowage.example.benchmark.load.PushClient;
import io.stowage.example.benchmark.registry.RegistrySpec;
import io.stowage.example.benchmark.report.Metric;
import io.stowage.example.benchmark.report.Target;
import io.stowage.example.benchmark.store.Store;
import io.stowage.example.benchmark.store.StoreKind;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The large blob from a store through the registry to one client, beside as many bytes that a tool
 * of the store's makers reads, or beside the other registry on such a store.
 *
 * @param besideTool whether the tool is the other
 */
record StorePullRow(StoreKind kind, boolean besideTool) implements Row {
  private static final Metric BESIDE_TOOL =
      Metric.median(ServerTrial.MIB_PER_SECOND, Target.ratioAtLeast(0.8));
  private static final Metric BESIDE_REGISTRY =
      Metric.median(ServerTrial.MIB_PER_SECOND, Target.ratioAtLeast(1));

  @Override
  public String name() {
    return kind.driver() + "-pull" + (besideTool ? "" : "-registry");
  }

  @Override
  public String title(Sizes sizes) {
    return "pull of %s from %s, one client%s"
        .formatted(
            Sizes.text(sizes.large()), kind.title(), besideTool ? ", beside " + kind.tool() : "");
  }

  private Metric throughput() {
    return besideTool ? BESIDE_TOOL : BESIDE_REGISTRY;
  }

  @Override
  public List<Metric> metrics() {
    return List.of(throughput(), ServerTrial.CPU_PER_GIB, ServerTrial.PEAK);
  }

  @Override
  public Trial openBaseline(Bench bench, RegistrySpec registry) throws IOException {
    if (!besideTool) {
      return open(bench, registry);
    }
    Store started = StoreTrial.open(bench, kind);
    started.write(bench.largeFile());
    return new StoreTool(started, metrics(), Store::read);
  }

  @Override
  public Trial open(Bench bench, RegistrySpec registry) throws IOException {
    return new Pulls(bench, StoreTrial.Place.start(bench, registry, kind));
  }

  private final class Pulls extends StoreTrial {
    private final Bench bench;
    private final Curl curl;

    Pulls(Bench bench, Place place) {
      super(place);
      this.bench = bench;
      this.curl = bench.curl(Protocol.HTTP);
    }

    @Override
    public void warmUp() throws IOException, InterruptedException {
      try (PushClient client = new PushClient(address(), Stock.REPOSITORY)) {
        client.push(bench.large());
      }
      curl.verifyBlob(address(), Stock.REPOSITORY, bench.large());
      curl.pull(address(), Stock.REPOSITORY, bench.large());
    }

    @Override
    public Map<Metric, Double> measure() throws IOException, InterruptedException {
      double before = cpuSeconds();
      double seconds = curl.pull(address(), Stock.REPOSITORY, bench.large());
      double gibibytes = bench.large().size() / (double) (1 << 30);
      return Map.of(
          throughput(),
          gibibytes * 1024 / seconds,
          CPU_PER_GIB,
          (cpuSeconds() - before) / gibibytes,
          PEAK,
          peakMiB());
    }
  }
}
