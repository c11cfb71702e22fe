// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.row;

import io.stowage.example.benchmark.load.ImageLoad;
import io.stowage.example.benchmark.load.Protocol;
import io.stowage.example.benchmark.registry.RegistryProcess;
import io.stowage.example.benchmark.registry.RegistrySpec;
import io.stowage.example.benchmark.report.Metric;
import io.stowage.example.benchmark.report.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Small images from a few clients. */
record ImageRow() implements Row {
  private static final int CLIENTS = 4;
  private static final Metric RATE = Metric.median("images/s", Target.ratioAtLeast(3));
  private static final Metric CPU = Metric.median("CPU ms/image");

  @Override
  public String name() {
    return "images";
  }

  @Override
  public String title(Sizes sizes) {
    return "push of images of four 4 KiB layers, %d clients".formatted(CLIENTS);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(RATE, CPU, ServerTrial.PEAK);
  }

  @Override
  public Trial open(Bench bench, RegistrySpec registry) throws IOException {
    Path root = bench.workspace().newDirectory(name());
    return new Images(bench, RegistryProcess.start(registry, root, null), root);
  }

  private static final class Images extends ServerTrial {
    private final Bench bench;
    private final Path root;
    private final ImageLoad load;

    Images(Bench bench, RegistryProcess server, Path root) {
      super(server);
      this.bench = bench;
      this.root = root;
      this.load = new ImageLoad(server.address());
    }

    @Override
    public void warmUp() throws IOException, InterruptedException {
      load.run(CLIENTS, bench.sizes().warmUp());
      load.verify(bench.curl(Protocol.HTTP));
    }

    @Override
    public Map<Metric, Double> measure() throws IOException, InterruptedException {
      double before = cpuSeconds();
      long imagesBefore = load.pushed();
      double rate = load.run(CLIENTS, bench.sizes().timed());
      double cpu = (cpuSeconds() - before) / (load.pushed() - imagesBefore);
      return Map.of(RATE, rate, CPU, cpu * 1e3, PEAK, peakMiB());
    }

    @Override
    public void close() throws IOException {
      super.close();
      Workspace.delete(root);
    }
  }
}
