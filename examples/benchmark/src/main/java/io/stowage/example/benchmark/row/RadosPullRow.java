// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.row;

import io.stowage.example.benchmark.load.Curl;
import io.stowage.example.benchmark.load.Protocol;
import io.stowage.example.benchmark.load.PushClient;
import io.stowage.example.benchmark.registry.CephCluster;
import io.stowage.example.benchmark.registry.RegistrySpec;
import io.stowage.example.benchmark.report.Metric;
import io.stowage.example.benchmark.report.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The large blob from a pool of Ceph to one client, beside as many bytes that Ceph's own tool
 * reads.
 *
 * @param starter what starts a cluster
 */
record RadosPullRow(Path starter) implements Row {
  private static final Metric THROUGHPUT =
      Metric.median(ServerTrial.MIB_PER_SECOND, Target.ratioAtLeast(0.8));

  @Override
  public String name() {
    return "rados-pull";
  }

  @Override
  public String title(Sizes sizes) {
    return "pull of %s from Ceph, one client, beside `rados bench`"
        .formatted(Sizes.text(sizes.large()));
  }

  @Override
  public List<Metric> metrics() {
    return List.of(THROUGHPUT, ServerTrial.PEAK);
  }

  @Override
  public Trial openBaseline(Bench bench, RegistrySpec registry) throws IOException {
    CephCluster started = RadosTrial.newCluster(bench, starter);
    started.benchWrite(bench.sizes().large());
    return new RadosTool(
        started,
        cluster -> Map.of(THROUGHPUT, cluster.benchRead(), ServerTrial.PEAK, RadosTool.NONE));
  }

  @Override
  public Trial open(Bench bench, RegistrySpec registry) throws IOException {
    return new Pulls(bench, RadosTrial.Place.start(bench, registry, starter));
  }

  private static final class Pulls extends RadosTrial {
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
      double seconds = curl.pull(address(), Stock.REPOSITORY, bench.large());
      return Map.of(
          THROUGHPUT, bench.large().size() / (double) (1 << 20) / seconds, PEAK, peakMiB());
    }
  }
}
