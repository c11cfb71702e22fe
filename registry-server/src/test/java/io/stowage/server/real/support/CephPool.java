// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** A pool of a Ceph cluster of one. */
public final class CephPool implements StoreBackend {
  private static final String OSD = "osd.0";
  private static final Pattern READS = Pattern.compile("(?s)\"osd\": \\{.*?\"op_r\": (\\d+)");

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
  @Override
  public long calls() {
    return cluster.counter(OSD, READS);
  }

  @Override
  public void close() {
    cluster.close();
  }
}
