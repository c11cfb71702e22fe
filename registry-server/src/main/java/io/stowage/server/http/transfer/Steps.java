// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The blocking steps of one transfer: run in order and one at a time on the gateway, which lends a
 * thread only while there are steps to run.
 */
final class Steps {
  private static final Logger LOG = LoggerFactory.getLogger(Steps.class);

  /** After so many in a row, other transfers have their turn. */
  private static final int TURN = 16;

  private final Gateway gateway;
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();

  Steps(Gateway gateway) {
    this.gateway = gateway;
  }

  /** Adds a step. What it throws is logged, and does not keep those after it from running. */
  void add(Runnable step) {
    waiting.add(step);
    if (size.getAndIncrement() == 0) {
      gateway.step(this::turn);
    }
  }

  private void turn() {
    for (int done = 0; done < TURN; done++) {
      Runnable step = waiting.remove();
      try {
        step.run();
      } catch (RuntimeException | Error e) {
        LOG.warn("a step of a transfer failed", e);
      }
      if (size.decrementAndGet() == 0) {
        return;
      }
    }
    gateway.step(this::turn);
  }
}
