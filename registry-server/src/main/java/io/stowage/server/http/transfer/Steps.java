// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The blocking steps of one transfer: run in order and one at a time on the gateway, which lends a
 * thread only while there are steps to run.
 */
final class Steps {
  /** After so many in a row, other transfers have their turn. */
  private static final int TURN = 16;

  private final Gateway gateway;
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();

  Steps(Gateway gateway) {
    this.gateway = gateway;
  }

  /** Adds a step, which must not throw. */
  void add(Runnable step) {
    waiting.add(step);
    if (size.getAndIncrement() == 0) {
      gateway.step(this::turn);
    }
  }

  private void turn() {
    for (int done = 0; done < TURN; done++) {
      Runnable step = waiting.remove();
      step.run();
      if (size.decrementAndGet() == 0) {
        return;
      }
    }
    gateway.step(this::turn);
  }
}
