// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.row;

import io.stowage.example.benchmark.registry.CephCluster;
import io.stowage.example.benchmark.report.Metric;
import java.io.IOException;
import java.util.Map;

/** Ceph's own tool in the place of a registry, on a cluster of its own. */
final class RadosTool implements Trial {
  /** What a tool has no figure for. */
  static final double NONE = Double.NaN;

  private final CephCluster cluster;
  private final Work work;

  RadosTool(CephCluster cluster, Work work) {
    this.cluster = cluster;
    this.work = work;
  }

  /** Has the tool do the work once. */
  interface Work {
    Map<Metric, Double> with(CephCluster cluster) throws IOException;
  }

  @Override
  public void warmUp() throws IOException {
    work.with(cluster);
  }

  @Override
  public Map<Metric, Double> measure() throws IOException {
    return work.with(cluster);
  }

  @Override
  public void close() throws IOException {
    cluster.close();
  }
}
