// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.store;

import io.stowage.example.benchmark.process.Commands;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A pool of a cluster, and the program {@code rados} in the place of a client. */
abstract class CephPool implements Store {
  private static final String POOL = "registry";
  private final Backend cluster;

  CephPool(Backend cluster) {
    this.cluster = cluster;
  }

  @Override
  public final String driver() {
    return "  rados:\n    poolname: %s\n    conffile: %s\n"
        .formatted(POOL, cluster.path("ceph.conf"));
  }

  /** Whether an object is what the tool wrote. */
  abstract boolean isOfTool(String object);

  @Override
  public final void clear() throws IOException {
    List<String> line = new ArrayList<>(List.of("rm"));
    rados(List.of("ls"))
        .lines()
        .filter(name -> name.startsWith("chunk:") || isOfTool(name))
        .forEach(line::add);
    if (line.size() > 1) {
      rados(line);
    }
  }

  /** Runs {@code rados} on the pool; returns what it printed. */
  final String rados(List<String> arguments) throws IOException {
    List<String> line = new ArrayList<>();
    line.addAll(List.of("rados", "-c", cluster.path("ceph.conf").toString(), "-p", POOL));
    line.addAll(arguments);
    return Commands.run(line, Map.of());
  }

  @Override
  public final void close() throws IOException {
    cluster.close();
  }
}
