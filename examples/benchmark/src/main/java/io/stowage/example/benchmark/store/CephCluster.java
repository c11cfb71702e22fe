// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Starts Ceph clusters of one that keep their data in memory. */
final class CephCluster {
  private static final String MEMORY = Long.toString(12L << 30);

  private CephCluster() {}

  /** Starts one, as {@link Backend#start} does. */
  static Backend start(Path starter, Path home, Map<String, String> environment)
      throws IOException {
    Map<String, String> all = new HashMap<>(environment);
    all.put("CEPH_MEMORY", MEMORY);
    return Backend.start(starter, home, all);
  }
}
