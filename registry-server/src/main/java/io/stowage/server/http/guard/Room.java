// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.guard;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** The connections of one event loop, on which all happens. */
final class Room {
  static final Duration SWEEP = Duration.ofSeconds(1);

  private final ConnectionGuard guard;
  private final EventLoop loop;

  /** Those without a request, the one that has waited longest first. */
  private final Set<Visitor> waiting = new LinkedHashSet<>();

  private final Set<Visitor> working = new LinkedHashSet<>();

  Room(ConnectionGuard guard, EventLoop loop) {
    this.guard = guard;
    this.loop = loop;
  }

  /**
   * Lets a connection in; where there are too many, in the place of who has waited longest here, or
   * else in another room, and not at all where nobody else waits.
   */
  void enter(Visitor visitor) {
    if (guard.open().incrementAndGet() > guard.limits().connections() && !closeOne()) {
      askNext(guard.roomsBut(this), visitor);
    }
    waiting.add(visitor);
  }

  /** Closes who has waited longest; false where nobody waits. */
  private boolean closeOne() {
    Iterator<Visitor> longest = waiting.iterator();
    if (!longest.hasNext()) {
      return false;
    }
    Visitor visitor = longest.next();
    longest.remove();
    visitor.close(Refusal.TOO_MANY, "");
    return true;
  }

  private void askNext(Iterator<Room> others, Visitor newcomer) {
    if (others.hasNext()) {
      Room other = others.next();
      other.loop.execute(
          () -> {
            if (!other.closeOne()) {
              askNext(others, newcomer);
            }
          });
    } else {
      loop.execute(() -> refuse(newcomer));
    }
  }

  private void refuse(Visitor newcomer) {
    if (guard.open().get() > guard.limits().connections()) {
      newcomer.close(Refusal.TOO_MANY, "");
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
