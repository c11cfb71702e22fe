// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.health;

import io.stowage.server.config.HealthConfig.Pace;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at one thing from time to time. What changes for it is logged, once for each change. A look
 * that takes longer than an interval counts as a failure, and no other is begun meanwhile.
 */
final class Watch {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  private final Check check;
  private final Pace pace;
  private final Executor timer;
  private final Executor threads;

  private boolean looking;
  private int failures;
  private volatile @Nullable String problem;

  /**
   * @param timer has one thread, in which all but the looking happens, {@link #tick} too
   * @param threads for looks, which may block
   */
  Watch(Check check, Pace pace, Executor timer, Executor threads) {
    this.check = check;
    this.pace = pace;
    this.timer = timer;
    this.threads = threads;
  }

  String name() {
    return check.name();
  }

  /** What is wrong, if anything has been for long enough. */
  Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  /** An interval has passed. */
  void tick() {
    if (looking) {
      failed("no answer within " + pace.interval().toMillis() + " ms");
    } else {
      looking = true;
      threads.execute(this::look);
    }
  }

  private void look() {
    String found;
    try {
      check.look();
      found = null;
    } catch (Exception e) {
      found = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
    String result = found;
    try {
      timer.execute(() -> looked(result));
    } catch (RejectedExecutionException e) {
      LOG.debug("{} was looked at too late to matter", check.name());
    }
  }

  private void looked(@Nullable String result) {
    looking = false;
    if (result != null) {
      failed(result);
      return;
    }
    failures = 0;
    if (problem != null) {
      problem = null;
      LOG.info("health: {} is well again", check.name());
    }
  }

  private void failed(String reason) {
    failures++;
    if (failures >= pace.threshold()) {
      if (problem == null) {
        LOG.warn("health: {}: {}; requests are refused meanwhile", check.name(), reason);
      }
      problem = reason;
    }
  }
}
