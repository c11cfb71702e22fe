// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.row;

import io.stowage.example.benchmark.load.Blob;
import io.stowage.example.benchmark.load.Protocol;
import io.stowage.example.benchmark.load.PushLoad;
import io.stowage.example.benchmark.load.Transfers;
import io.stowage.example.benchmark.registry.RegistryProcess;
import io.stowage.example.benchmark.report.Metric;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Pushes blobs that the registry does not have yet into a directory that is then removed. */
abstract class PushTrial extends ServerTrial {
  private final Bench bench;
  private final Path root;

  PushTrial(Bench bench, RegistryProcess server, Path root) {
    super(server);
    this.bench = bench;
    this.root = root;
  }

  /** Makes the blobs of a round. */
  abstract List<Blob> blobs();

  abstract Map<Metric, Double> figures(Transfers pushes, double cpuSeconds) throws IOException;

  @Override
  public final void warmUp() throws IOException, InterruptedException {
    List<Blob> blobs = blobs();
    PushLoad.run(address(), blobs);
    bench.curl(Protocol.HTTP).verifyBlob(address(), PushLoad.repository(0), blobs.get(0));
  }

  @Override
  public final Map<Metric, Double> measure() throws IOException, InterruptedException {
    List<Blob> blobs = blobs();
    bench.workspace().touchMemory(blobs.stream().mapToLong(Blob::size).sum());
    double before = cpuSeconds();
    Transfers pushes = PushLoad.run(address(), blobs);
    return figures(pushes, cpuSeconds() - before);
  }

  @Override
  public final void close() throws IOException {
    super.close();
    Workspace.delete(root);
  }
}
