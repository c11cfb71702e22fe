// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.row;

import io.stowage.example.benchmark.load.Blob;
import io.stowage.example.benchmark.load.Protocol;
import io.stowage.example.benchmark.load.PushClient;
import io.stowage.example.benchmark.report.Metric;
import io.stowage.example.benchmark.store.StoreKind;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** From one client through the registry to a store. */
final class StorePushRow extends StoreRow {
  private static final Metric COMMIT = Metric.median("commit ms");

  StorePushRow(StoreKind kind, boolean besideTool) {
    super(kind, besideTool, "push", "to");
  }

  @Override
  public List<Metric> metrics() {
    return List.of(throughput(), COMMIT, ServerTrial.CPU_PER_GIB, ServerTrial.PEAK);
  }

  @Override
  StoreTool.Work tool(Bench bench) {
    return store -> {
      double speed = store.write(bench.largeFile());
      store.clear();
      return speed;
    };
  }

  @Override
  Trial open(Bench bench, StoreTrial.Place place) {
    return new Pushes(bench, place);
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
      push(blob);
      bench.curl(Protocol.HTTP).verifyBlob(address(), Stock.REPOSITORY, blob);
      store().clear();
      bench.warmUp(
          () -> {
            push(bench.newLarge());
            store().clear();
          });
    }

    private void push(Blob blob) throws IOException {
      try (PushClient client = new PushClient(address(), Stock.REPOSITORY)) {
        client.push(blob);
      }
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
      return Map.of(
          throughput(),
          mibPerSecond(blob, (end - start) / 1e9),
          COMMIT,
          (end - sent) / 1e6,
          CPU_PER_GIB,
          cpu / gibibytes(blob),
          PEAK,
          peakMiB());
    }
  }
}
