// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.row;

import io.stowage.example.benchmark.load.Curl;
import io.stowage.example.benchmark.load.Protocol;
import io.stowage.example.benchmark.load.PushClient;
import io.stowage.example.benchmark.report.Metric;
import io.stowage.example.benchmark.store.Store;
import io.stowage.example.benchmark.store.StoreKind;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** From a store through the registry to one client. */
final class StorePullRow extends StoreRow {
  StorePullRow(StoreKind kind, boolean besideTool) {
    super(kind, besideTool, "pull", "from");
  }

  @Override
  public List<Metric> metrics() {
    return List.of(throughput(), ServerTrial.CPU_PER_GIB, ServerTrial.PEAK);
  }

  @Override
  StoreTool.Work tool(Bench bench) {
    return new StoreTool.Work() {
      @Override
      public void prepare(Store store) throws IOException {
        store.write(bench.largeFile());
      }

      @Override
      public double with(Store store) throws IOException {
        return store.read();
      }
    };
  }

  @Override
  Trial open(Bench bench, StoreTrial.Place place) {
    return new Pulls(bench, place);
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
      bench.warmUp(() -> curl.pull(address(), Stock.REPOSITORY, bench.large()));
    }

    @Override
    public Map<Metric, Double> measure() throws IOException, InterruptedException {
      double before = cpuSeconds();
      double seconds = curl.pull(address(), Stock.REPOSITORY, bench.large());
      return Map.of(
          throughput(),
          mibPerSecond(bench.large(), seconds),
          CPU_PER_GIB,
          (cpuSeconds() - before) / gibibytes(bench.large()),
          PEAK,
          peakMiB());
    }
  }
}
