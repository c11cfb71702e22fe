// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;

/** Asks for {@code /v2/} over one connection, two milliseconds after each answer, until told. */
public final class LatencyProbe {
  private static final long PAUSE_NANOS = 2_000_000;
  private static final Request BASE = Request.get("/v2/");

  private final InetSocketAddress registry;
  private final FutureTask<List<Double>> loop = new FutureTask<>(this::ask);
  private volatile boolean stopped;

  private LatencyProbe(InetSocketAddress registry) {
    this.registry = registry;
  }

  /** Begins, in a thread of its own. */
  public static LatencyProbe start(InetSocketAddress registry) {
    LatencyProbe probe = new LatencyProbe(registry);
    Thread thread = new Thread(probe.loop, "latency-probe");
    thread.setDaemon(true);
    thread.start();
    return probe;
  }

  /**
   * Ends.
   *
   * @return what each answer took, in milliseconds; at least one
   * @throws IOException if an answer was not 200
   */
  public List<Double> stop() throws IOException, InterruptedException {
    stopped = true;
    try {
      return loop.get();
    } catch (ExecutionException e) {
      throw Clients.failure("The probe", e);
    }
  }

  private List<Double> ask() throws IOException {
    List<Double> millis = new ArrayList<>();
    try (HttpConnection connection = HttpConnection.open(registry)) {
      do {
        long begun = System.nanoTime();
        connection.exchange(BASE).expect(200, "/v2/");
        millis.add((System.nanoTime() - begun) / 1e6);
        LockSupport.parkNanos(PAUSE_NANOS);
      } while (!stopped);
    }
    return millis;
  }
}
