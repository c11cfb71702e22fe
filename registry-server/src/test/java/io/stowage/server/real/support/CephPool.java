// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A pool of a Ceph cluster of one. */
public final class CephPool implements StoreBackend {
  private static final String OSD = "osd.0";
  private static final Pattern READS = Pattern.compile("\"op_r\": (\\d+)");

  private final CephCluster cluster = CephCluster.start(Map.of());

  /** A namespace of the pool. */
  @Override
  public String freshPlace() {
    return """
          rados:
            poolname: registry
            conffile: %s
            namespace: %s
        """
        .formatted(cluster.file("ceph.conf"), UUID.randomUUID());
  }

  @Override
  public void stop() {
    cluster.stop(OSD);
  }

  @Override
  public void restart() {
    cluster.restart(OSD);
  }

  /** How many reads the OSD was asked for since it was started. */
  public long reads() {
    String socket = cluster.file("run/" + OSD + ".asok").toString();
    String counters = Command.of("ceph", "daemon", socket, "perf", "dump").output();
    Matcher reads = READS.matcher(counters);
    if (!reads.find()) {
      throw new AssertionError("no number of reads in " + counters);
    }
    return Long.parseLong(reads.group(1));
  }

  @Override
  public void close() {
    cluster.close();
  }
}
