// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.row;

import io.stowage.example.benchmark.load.Blob;
import io.stowage.example.benchmark.load.Protocol;
import io.stowage.example.benchmark.load.PushClient;
import io.stowage.example.benchmark.registry.RegistrySpec;
import io.stowage.example.benchmark.report.Metric;
import io.stowage.example.benchmark.report.Target;
import io.stowage.example.benchmark.store.StoreKind;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * A large blob from one client to a store, beside as many bytes that a tool of the store's makers
 * writes, or beside the other registry on such a store.
 *
 * @param besideTool whether the tool is the other
 */
record StorePushRow(StoreKind kind, boolean besideTool) implements Row {
  private static final Metric BESIDE_TOOL =
      Metric.median(ServerTrial.MIB_PER_SECOND, Target.ratioAtLeast(0.8));
  private static final Metric BESIDE_REGISTRY =
      Metric.median(ServerTrial.MIB_PER_SECOND, Target.ratioAtLeast(1));
  private static final Metric COMMIT = Metric.median("commit ms");

  @Override
  public String name() {
    return kind.driver() + "-push" + (besideTool ? "" : "-registry");
  }

  @Override
  public String title(Sizes sizes) {
    return "push of %s to %s, one client%s"
        .formatted(
            Sizes.text(sizes.large()), kind.title(), besideTool ? ", beside " + kind.tool() : "");
  }

  private Metric throughput() {
    return besideTool ? BESIDE_TOOL : BESIDE_REGISTRY;
  }

  @Override
  public List<Metric> metrics() {
    return List.of(throughput(), COMMIT, ServerTrial.CPU_PER_GIB, ServerTrial.PEAK);
  }

  @Override
  public Trial openBaseline(Bench bench, RegistrySpec registry) throws IOException {
    if (!besideTool) {
      return open(bench, registry);
    }
    return new StoreTool(
        StoreTrial.open(bench, kind),
        metrics(),
        store -> {
          double speed = store.write(bench.largeFile());
          store.clear();
          return speed;
        });
  }

  @Override
  public Trial open(Bench bench, RegistrySpec registry) throws IOException {
    return new Pushes(bench, StoreTrial.Place.start(bench, registry, kind));
  }

  private final class Pushes extends StoreTrial {
    private final Bench bench;

    Pushes(Bench bench, Place place) {
      super(place);
      this.bench = bench;
    }

    @Override
    public void warmUp() throws IOException, InterruptedException {
      Blob blob = bench.newLarge();
      try (PushClient client = new PushClient(address(), Stock.REPOSITORY)) {
        client.push(blob);
      }
      bench.curl(Protocol.HTTP).verifyBlob(address(), Stock.REPOSITORY, blob);
      store().clear();
    }

    @Override
    public Map<Metric, Double> measure() throws IOException {
      Blob blob = bench.newLarge();
      double before = cpuSeconds();
      long start;
      long sent;
      long end;
      try (PushClient client = new PushClient(address(), Stock.REPOSITORY)) {
        start = System.nanoTime();
        String session = client.send(blob, bytes -> {});
        sent = System.nanoTime();
        client.commit(session, blob);
        end = System.nanoTime();
      }
      double cpu = cpuSeconds() - before;
      store().clear();
      double gibibytes = blob.size() / (double) (1 << 30);
      return Map.of(
          throughput(),
          gibibytes * 1024 / ((end - start) / 1e9),
          COMMIT,
          (end - sent) / 1e6,
          CPU_PER_GIB,
          cpu / gibibytes,
          PEAK,
          peakMiB());
    }
  }
}
