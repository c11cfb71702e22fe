// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import io.stowage.server.http.net.EventLoops;

/**
 * Loads what each start needs, whatever is configured, while the configuration is read: a third of
 * a start is Vert.x and Netty coming up.
 */
final class HeadStart {
  private final Thread thread = new Thread(EventLoops::prepare, "head-start");

  private HeadStart() {}

  static HeadStart begin() {
    HeadStart start = new HeadStart();
    start.thread.setDaemon(true);
    start.thread.start();
    return start;
  }

  /** Waits for it: two threads that initialize the same classes may wait for each other. */
  void await() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
