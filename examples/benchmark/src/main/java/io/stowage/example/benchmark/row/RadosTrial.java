// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.row;

import io.stowage.example.benchmark.registry.CephCluster;
import io.stowage.example.benchmark.registry.RegistryProcess;
import io.stowage.example.benchmark.registry.RegistrySpec;
import java.io.IOException;
import java.nio.file.Path;

/** A registry on a pool of a cluster of its own. */
abstract class RadosTrial extends ServerTrial {
  private final CephCluster cluster;

  private RadosTrial(RegistryProcess server, CephCluster cluster) {
    super(server);
    this.cluster = cluster;
  }

  RadosTrial(Place place) {
    this(place.server(), place.cluster());
  }

  /**
   * A registry and what it stores to.
   *
   * @param cluster to be closed after the server
   */
  record Place(RegistryProcess server, CephCluster cluster) {
    static Place start(Bench bench, RegistrySpec registry, Path starter) throws IOException {
      CephCluster cluster = newCluster(bench, starter);
      boolean started = false;
      try {
        Path root = bench.workspace().newDirectory("rados");
        RegistryProcess server =
            RegistryProcess.start(registry.onDriver(cluster.driver()), root, null);
        started = true;
        return new Place(server, cluster);
      } finally {
        if (!started) {
          cluster.close();
        }
      }
    }
  }

  static CephCluster newCluster(Bench bench, Path starter) throws IOException {
    return CephCluster.start(starter, bench.workspace().newDirectory("ceph").resolve("cluster"));
  }

  final CephCluster cluster() {
    return cluster;
  }

  @Override
  public final void close() throws IOException {
    try {
      super.close();
    } finally {
      cluster.close();
    }
  }
}
