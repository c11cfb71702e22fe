// SPDX-License-Identifier: Apache-2.0
package io.stowage.server;

import io.stowage.server.config.StorageConfig;
import io.stowage.server.config.UploadPurging;
import io.stowage.server.core.PurgeReport;
import io.stowage.server.core.UploadPurger;
import io.stowage.server.http.transfer.Gateway;
import io.stowage.storage.StorageDriver;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Purges uploads from time to time. The first run comes at a random moment, so that instances which
 * start together do not search one backend together.
 */
final class PurgeTimer {
  private static final Logger LOG = LoggerFactory.getLogger(PurgeTimer.class);
  private static final Duration LATEST_FIRST_RUN = Duration.ofHours(1);

  private final Vertx vertx;
  private final Gateway gateway;
  private final UploadPurger purger;
  private final Duration interval;

  private PurgeTimer(Vertx vertx, Gateway gateway, UploadPurger purger, Duration interval) {
    this.vertx = vertx;
    this.gateway = gateway;
    this.purger = purger;
    this.interval = interval;
  }

  /** Purges until Vert.x is closed, unless that is switched off or nothing may be changed. */
  static void start(Vertx vertx, Gateway gateway, StorageDriver driver, StorageConfig storage) {
    UploadPurging purging = storage.purging();
    if (purging.enabled() && !storage.readOnly()) {
      UploadPurger purger = new UploadPurger(driver, purging.age(), purging.dryRun());
      PurgeTimer timer = new PurgeTimer(vertx, gateway, purger, purging.interval());
      timer.runIn(Duration.ofMillis(random(millis(LATEST_FIRST_RUN, purging.interval()))));
    }
  }

  private static long millis(Duration one, Duration other) {
    return Math.min(one.toMillis(), other.toMillis());
  }

  private static long random(long bound) {
    return ThreadLocalRandom.current().nextLong(Math.max(1, bound));
  }

  private void runIn(Duration delay) {
    vertx.setTimer(Math.max(1, delay.toMillis()), id -> run());
  }

  private void run() {
    gateway
        .call(() -> purger.run(Instant.now()))
        .onComplete(
            result -> {
              if (result.succeeded()) {
                tell(result.result());
              } else {
                LOG.warn("uploads could not be purged: {}", result.cause().getMessage());
              }
              runIn(interval);
            });
  }

  private static void tell(PurgeReport report) {
    LOG.info(
        "purged uploads: {} old, {} of them not removed, {} leftovers{}",
        report.uploads(),
        report.failed(),
        report.leftovers(),
        report.dryRun() ? " (dry run: nothing was removed)" : "");
  }
}
