// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.row;

import io.stowage.example.benchmark.load.Blob;
import io.stowage.example.benchmark.load.Protocol;
import io.stowage.example.benchmark.load.PushClient;
import io.stowage.example.benchmark.registry.RegistrySpec;
import io.stowage.example.benchmark.report.Metric;
import io.stowage.example.benchmark.report.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A large blob from one client to a pool of Ceph, beside as many bytes that Ceph's own tool writes.
 *
 * @param starter what starts a cluster
 */
record RadosPushRow(Path starter) implements Row {
  private static final Metric THROUGHPUT =
      Metric.median(ServerTrial.MIB_PER_SECOND, Target.ratioAtLeast(0.8));
  private static final Metric COMMIT = Metric.median("commit ms");

  @Override
  public String name() {
    return "rados-push";
  }

  @Override
  public String title(Sizes sizes) {
    return "push of %s to Ceph, one client, beside `rados bench`"
        .formatted(Sizes.text(sizes.large()));
  }

  @Override
  public List<Metric> metrics() {
    return List.of(THROUGHPUT, COMMIT, ServerTrial.PEAK);
  }

  @Override
  public Trial openBaseline(Bench bench, RegistrySpec registry) throws IOException {
    return new RadosTool(
        RadosTrial.newCluster(bench, starter),
        cluster -> {
          double speed = cluster.benchWrite(bench.sizes().large());
          cluster.cleanUp();
          return Map.of(
              THROUGHPUT, speed, COMMIT, RadosTool.NONE, ServerTrial.PEAK, RadosTool.NONE);
        });
  }

  @Override
  public Trial open(Bench bench, RegistrySpec registry) throws IOException {
    return new Pushes(bench, RadosTrial.Place.start(bench, registry, starter));
  }

  private static final class Pushes extends RadosTrial {
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
      cluster().removeChunks();
    }

    @Override
    public Map<Metric, Double> measure() throws IOException {
      Blob blob = bench.newLarge();
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
      cluster().removeChunks();
      return Map.of(
          THROUGHPUT, blob.size() / (double) (1 << 20) / ((end - start) / 1e9),
          COMMIT, (end - sent) / 1e6,
          PEAK, peakMiB());
    }
  }
}
