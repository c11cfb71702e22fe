// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs a client in each of several threads. */
final class Clients {
  private Clients() {}

  /** What one client does. */
  interface Work {
    void run(int client) throws IOException;
  }

  /**
   * Runs the clients and waits for all.
   *
   * @throws IOException if one failed; the others were interrupted, which closes their sockets
   */
  static void run(int clients, Work work) throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        int client = i;
        running.add(
            threads.submit(
                () -> {
                  work.run(client);
                  return client;
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw failure("A client", e);
    } finally {
      threads.shutdownNow();
    }
  }

  static IOException failure(String who, ExecutionException failed) {
    Throwable cause = Objects.requireNonNullElse(failed.getCause(), failed);
    return new IOException("%s failed: %s".formatted(who, cause.getMessage()), cause);
  }
}
