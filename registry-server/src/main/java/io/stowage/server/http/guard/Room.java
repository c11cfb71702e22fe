// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.guard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;

/** The connections of one event loop, on which all happens. */
final class Room {
  static final Duration SWEEP = Duration.ofSeconds(1);

  private final ConnectionGuard guard;

  /** Those without a request, the one that has waited longest first. */
  private final Set<Visitor> waiting = new LinkedHashSet<>();

  private final Set<Visitor> working = new LinkedHashSet<>();

  Room(ConnectionGuard guard) {
    this.guard = guard;
  }

  /**
   * Lets a connection in; where there are too many, in the place of who has waited longest, and not
   * at all where nobody else waits.
   */
  void enter(Visitor visitor) {
    waiting.add(visitor);
    if (guard.open().incrementAndGet() > guard.limits().connections()) {
      waiting.iterator().next().close(Refusal.TOO_MANY, "");
    }
  }

  void leave(Visitor visitor) {
    guard.open().decrementAndGet();
    waiting.remove(visitor);
    working.remove(visitor);
  }

  void work(Visitor visitor) {
    waiting.remove(visitor);
    working.add(visitor);
  }

  /** It waits from now on. */
  void await(Visitor visitor) {
    working.remove(visitor);
    waiting.remove(visitor);
    waiting.add(visitor);
  }

  /** Closes those that take too long. */
  void sweep(long now) {
    for (Visitor visitor : new ArrayList<>(waiting)) {
      visitor.checkWait(now);
    }
    for (Visitor visitor : new ArrayList<>(working)) {
      visitor.checkTransfer(now);
    }
  }
}
