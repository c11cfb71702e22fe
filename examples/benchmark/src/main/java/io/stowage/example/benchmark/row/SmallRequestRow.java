// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.row;

import io.stowage.example.benchmark.load.Expected;
import io.stowage.example.benchmark.load.Image;
import io.stowage.example.benchmark.load.KeepAliveLoad;
import io.stowage.example.benchmark.load.Protocol;
import io.stowage.example.benchmark.load.PushClient;
import io.stowage.example.benchmark.load.Request;
import io.stowage.example.benchmark.registry.RegistryProcess;
import io.stowage.example.benchmark.registry.RegistrySpec;
import io.stowage.example.benchmark.report.Metric;
import io.stowage.example.benchmark.report.Target;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One small request again and again over kept-alive connections.
 *
 * @param request what to ask of a registry that has an image, and what to get
 */
record SmallRequestRow(String name, String work, Function<Image, Expected> request) implements Row {
  private static final int CONNECTIONS = 32;
  private static final Metric RATE = Metric.median("requests/s", Target.ratioAtLeast(20));
  private static final Metric CPU = Metric.median("CPU us/request");

  static List<Row> all() {
    return List.of(
        new SmallRequestRow("manifest-by-tag", "GET manifest by tag", i -> manifest(i, Stock.TAG)),
        new SmallRequestRow(
            "manifest-by-digest",
            "GET manifest by digest",
            i -> manifest(i, i.manifest().digest())),
        new SmallRequestRow("blob-head", "HEAD blob", i -> blob("HEAD", i)),
        new SmallRequestRow("blob-get", "GET blob of 2 KiB", i -> blob("GET", i)));
  }

  @Override
  public String title(Sizes sizes) {
    return "%s, %d connections".formatted(work, CONNECTIONS);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(RATE, CPU, ServerTrial.PEAK);
  }

  @Override
  public Trial open(Bench bench, RegistrySpec registry) throws IOException {
    return new Requests(
        bench, RegistryProcess.start(registry, bench.stock().withImage(registry), null));
  }

  private static Expected manifest(Image image, String reference) {
    Request get =
        Request.get("/v2/%s/manifests/%s".formatted(Stock.REPOSITORY, reference))
            .with("Accept", Image.MEDIA_TYPE);
    return new Expected(get, 200, image.manifest().size());
  }

  private static Expected blob(String method, Image image) {
    var layer = image.layers().get(0);
    Request request = Request.of(method, PushClient.blobPath(Stock.REPOSITORY, layer));
    return new Expected(request, 200, layer.size());
  }

  private final class Requests extends ServerTrial {
    private final Bench bench;
    private final KeepAliveLoad load;

    Requests(Bench bench, RegistryProcess server) {
      super(server);
      this.bench = bench;
      this.load = new KeepAliveLoad(server.address(), request.apply(bench.stock().image()));
    }

    @Override
    public void warmUp() throws IOException, InterruptedException {
      load.run(CONNECTIONS, bench.sizes().warmUp());
      Image image = bench.stock().image();
      var curl = bench.curl(Protocol.HTTP);
      curl.verifyManifest(address(), Stock.REPOSITORY, Stock.TAG, image);
      curl.verifyBlob(address(), Stock.REPOSITORY, image.layers().get(0));
    }

    @Override
    public Map<Metric, Double> measure() throws IOException, InterruptedException {
      double before = cpuSeconds();
      double rate = load.run(CONNECTIONS, bench.sizes().timed());
      double cpu = (cpuSeconds() - before) / (rate * bench.sizes().timed().toMillis() / 1e3);
      return Map.of(RATE, rate, CPU, cpu * 1e6, PEAK, peakMiB());
    }
  }
}
