// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.redis;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says when Redis goes away and when it is back, each once, and how long to wait before the next
 * try. Used on one event loop.
 */
final class LinkState {
  private static final Logger LOG = LoggerFactory.getLogger(LinkState.class);
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final String name;
  private Duration pause = SHORTEST;
  private @Nullable Instant awaySince;
  private boolean refusalTold;

  LinkState(String name) {
    this.name = name;
  }

  /** Redis is away; how long to wait before it is tried again. */
  Duration away(String reason) {
    if (awaySince == null) {
      awaySince = Instant.now();
      LOG.warn(
          "redis at {} is away ({}): the storage answers in its place until it is back",
          name,
          oneLine(reason));
    } else {
      LOG.debug("redis at {} is still away ({})", name, oneLine(reason));
    }
    Duration wait = pause;
    Duration twice = pause.multipliedBy(2);
    pause = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
    return wait;
  }

  /** Redis is there. */
  void back() {
    Instant since = awaySince;
    if (since == null) {
      LOG.info("redis at {} shares the sizes of blobs", name);
    } else {
      LOG.info("redis at {} is back after {} s", name, since.until(Instant.now(), SECONDS));
    }
    awaySince = null;
    pause = SHORTEST;
    refusalTold = false;
  }

  /** Redis is there and does not do what it is asked. */
  void refused(String reason) {
    if (!refusalTold) {
      refusalTold = true;
      LOG.warn(
          "redis at {} refuses what it is asked ({}): the storage answers in its place",
          name,
          oneLine(reason));
    }
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s*\\R\\s*", " ");
  }
}
