// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every second whether files changed, so that who was removed is out a second later. */
final class FileWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FileWatch.class);
  private static final long SECONDS = 1;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread created = new Thread(work, "auth-files");
            created.setDaemon(true);
            return created;
          });

  private FileWatch() {}

  /**
   * Begins.
   *
   * @param look at the files; what it throws is logged
   */
  static FileWatch start(Runnable look) {
    FileWatch watch = new FileWatch();
    ScheduledFuture<?> unused =
        watch.thread.scheduleWithFixedDelay(() -> look(look), SECONDS, SECONDS, TimeUnit.SECONDS);
    return watch;
  }

  private static void look(Runnable look) {
    try {
      look.run();
    } catch (RuntimeException e) {
      LOG.error("files of accounts or keys could not be looked at", e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
