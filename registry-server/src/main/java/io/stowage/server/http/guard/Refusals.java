// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.guard;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of refusals: the first of a kind is logged at once, those that follow within a minute are
 * counted and logged together, so that an attack does not fill the log. Thread-safe.
 */
public final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final Duration QUIET = Duration.ofMinutes(1);

  private final LongSupplier clock;
  private final Map<Refusal, Count> counts = new EnumMap<>(Refusal.class);

  /** A log that has nothing yet. */
  public Refusals() {
    this(System::nanoTime);
  }

  /**
   * @param clock nanoseconds
   */
  Refusals(LongSupplier clock) {
    this.clock = clock;
  }

  /** What was not logged yet of one kind. */
  private static final class Count {
    private long since;
    private long hidden;
    private String last = "";
  }

  /**
   * Notes a refusal.
   *
   * @param client whose it is
   * @param detail what else is known of it; may come from the client, and is cleaned
   */
  public synchronized void note(Refusal refusal, String client, String detail) {
    if (refusal.usual()) {
      LOG.debug("{}: {}", client, refusal.reason());
      return;
    }
    long now = clock.getAsLong();
    String line = client + (detail.isEmpty() ? "" : ": " + clean(detail));
    Count count = counts.get(refusal);
    if (count == null) {
      count = new Count();
      counts.put(refusal, count);
      LOG.warn("refused: {}, of {}", refusal.reason(), line);
      count.since = now;
    } else {
      count.hidden++;
      count.last = line;
    }
  }

  /** Logs what was counted for long enough. */
  synchronized void flush() {
    long now = clock.getAsLong();
    counts
        .entrySet()
        .removeIf(
            entry -> {
              Count count = entry.getValue();
              if (now - count.since < QUIET.toNanos()) {
                return false;
              }
              if (count.hidden == 0) {
                return true;
              }
              LOG.warn(
                  "refused {} times more within {} s: {}, the last of {}",
                  count.hidden,
                  (now - count.since) / Duration.ofSeconds(1).toNanos(),
                  entry.getKey().reason(),
                  count.last);
              count.hidden = 0;
              count.since = now;
              return false;
            });
  }

  private static String clean(String detail) {
    String line = detail.lines().findFirst().orElse("");
    String printable = line.replaceAll("[^\\x20-\\x7e]", "?");
    return printable.length() > 200 ? printable.substring(0, 200) : printable;
  }
}
