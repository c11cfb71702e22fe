// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.row;

import io.stowage.example.benchmark.registry.RegistryProcess;
import io.stowage.example.benchmark.report.Metric;
import java.io.IOException;
import java.net.InetSocketAddress;

/** A trial in which one process serves all rounds. */
abstract class ServerTrial implements Trial {
  static final Metric PEAK = Metric.max("peak RSS MiB");
  static final Metric CPU_PER_GIB = Metric.median("CPU s/GiB");
  static final String MIB_PER_SECOND = "MiB/s";

  private final RegistryProcess server;

  ServerTrial(RegistryProcess server) {
    this.server = server;
  }

  final InetSocketAddress address() {
    return server.address();
  }

  final double cpuSeconds() throws IOException {
    return server.usage().cpuSeconds();
  }

  final double peakMiB() throws IOException {
    return server.usage().peakMiB();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
