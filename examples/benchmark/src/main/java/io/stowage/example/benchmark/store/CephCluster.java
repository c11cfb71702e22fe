// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Ceph cluster of one that keeps its data in memory. Not thread-safe. */
final class CephCluster implements AutoCloseable {
  private static final String MEMORY = Long.toString(12L << 30);

  private final Path starter;
  private final Path home;

  private CephCluster(Path starter, Path home) {
    this.starter = starter;
    this.home = home;
  }

  /**
   * Starts a cluster.
   *
   * @param starter the program that does it
   * @param home where; a directory that is not there yet
   * @param environment what the program is told besides
   * @throws IOException if it does not start; the message has what the starter printed
   */
  static CephCluster start(Path starter, Path home, Map<String, String> environment)
      throws IOException {
    Map<String, String> all = new HashMap<>(environment);
    all.put("CEPH_MEMORY", MEMORY);
    Commands.run(List.of(starter.toString(), "up", home.toString()), all);
    return new CephCluster(starter, home);
  }

  Path conf() {
    return home.resolve("ceph.conf");
  }

  /** The URL of its gateway. */
  String gateway() throws IOException {
    return Files.readString(home.resolve("gateway")).strip();
  }

  @Override
  public void close() throws IOException {
    Commands.run(List.of(starter.toString(), "down", home.toString()), Map.of());
  }
}
