// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.row;

import io.stowage.example.benchmark.load.Curl;
import io.stowage.example.benchmark.load.Protocol;
import io.stowage.example.benchmark.registry.RegistryProcess;
import io.stowage.example.benchmark.registry.RegistrySpec;
import io.stowage.example.benchmark.registry.TlsCertificate;
import io.stowage.example.benchmark.report.Metric;
import io.stowage.example.benchmark.report.Target;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The large blob to one client.
 *
 * @param protocol how it is pulled
 * @param throughput the metric of the speed
 * @param cpu the metric of the server's CPU time
 */
record SinglePullRow(String name, String work, Protocol protocol, Metric throughput, Metric cpu)
    implements Row {
  static List<Row> all() {
    return List.of(
        new SinglePullRow(
            "pull-http",
            "HTTP",
            Protocol.HTTP,
            Metric.median(ServerTrial.MIB_PER_SECOND, Target.ratioAtLeast(0.9)),
            Metric.median("CPU s/GiB", Target.ratioAtMost(1.2))),
        new SinglePullRow(
            "pull-tls",
            "TLS",
            Protocol.TLS,
            Metric.median(ServerTrial.MIB_PER_SECOND, Target.ratioAtLeast(1.1)),
            Metric.median("CPU s/GiB", Target.ratioAtMost(0.9))),
        new SinglePullRow(
            "pull-http2",
            "HTTP/2 over TLS",
            Protocol.HTTP2,
            Metric.median(ServerTrial.MIB_PER_SECOND, Target.ratioAtLeast(1.3)),
            ServerTrial.CPU_PER_GIB));
  }

  @Override
  public String title(Sizes sizes) {
    return "pull of %s, one client, %s".formatted(Sizes.text(sizes.large()), work);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(throughput, cpu, ServerTrial.PEAK);
  }

  @Override
  public Trial open(Bench bench, RegistrySpec registry) throws IOException {
    var root = bench.stock().withBlob(registry, bench.large());
    TlsCertificate certificate = protocol.isEncrypted() ? bench.certificate() : null;
    return new Pulls(bench, RegistryProcess.start(registry, root, certificate));
  }

  private final class Pulls extends ServerTrial {
    private final Bench bench;
    private final Curl curl;

    Pulls(Bench bench, RegistryProcess server) {
      super(server);
      this.bench = bench;
      this.curl = bench.curl(protocol);
    }

    @Override
    public void warmUp() throws IOException, InterruptedException {
      curl.verifyBlob(address(), Stock.REPOSITORY, bench.large());
      bench.warmUp(() -> curl.pull(address(), Stock.REPOSITORY, bench.large()));
    }

    @Override
    public Map<Metric, Double> measure() throws IOException, InterruptedException {
      double before = cpuSeconds();
      double seconds = curl.pull(address(), Stock.REPOSITORY, bench.large());
      double gibibytes = bench.large().size() / (double) (1 << 30);
      return Map.of(
          throughput, gibibytes * 1024 / seconds,
          cpu, (cpuSeconds() - before) / gibibytes,
          PEAK, peakMiB());
    }
  }
}
