// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import io.stowage.server.cli.archive.ClassArchive;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;

/** Makes the archive of classes that was missing at the start, once the server is up. */
final class BackgroundArchive implements AutoCloseable {
  /** The first clients of a server that was just started come first. */
  private static final long DELAY_SECONDS = 3;

  private final Optional<Thread> thread;

  private BackgroundArchive(Optional<Thread> thread) {
    this.thread = thread;
  }

  /** Begins, if one is missing; a failure is a line in the log and nothing more. */
  static BackgroundArchive start(Logger log) {
    Optional<Thread> thread =
        ClassArchive.missing().map(missing -> new Thread(() -> make(missing, log), "archive"));
    thread.ifPresent(
        each -> {
          each.setDaemon(true);
          each.start();
        });
    return new BackgroundArchive(thread);
  }

  private static void make(ClassArchive missing, Logger log) {
    try {
      TimeUnit.SECONDS.sleep(DELAY_SECONDS);
      missing.make();
      log.debug("the next start will be faster by {}", missing.file());
    } catch (IOException e) {
      log.info("no archive of classes for faster starts: {}", e.getMessage());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends a training run that is under way. */
  @Override
  public void close() {
    thread.ifPresent(
        each -> {
          each.interrupt();
          try {
            each.join(TimeUnit.SECONDS.toMillis(1));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }
}
