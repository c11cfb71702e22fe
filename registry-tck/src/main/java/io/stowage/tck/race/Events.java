// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.race;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The beginnings and ends of calls in the order of time, from which calls are taken out. */
final class Events {
  static final int NONE = -1;

  private final int[] call;
  private final boolean[] begins;
  private final int[] next;
  private final int[] before;
  private final int[] begin;
  private final int[] end;
  private int first;

  private record Event(int call, boolean begins, long time) {}

  Events(List<? extends Call<?>> calls) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      events.add(new Event(i, true, calls.get(i).begin()));
      events.add(new Event(i, false, calls.get(i).end()));
    }
    // of what happens at one moment, each may have come first
    events.sort(Comparator.comparingLong(Event::time).thenComparing(event -> !event.begins()));
    int count = events.size();
    call = new int[count];
    begins = new boolean[count];
    next = new int[count];
    before = new int[count];
    begin = new int[calls.size()];
    end = new int[calls.size()];
    for (int i = 0; i < count; i++) {
      call[i] = events.get(i).call();
      begins[i] = events.get(i).begins();
      (begins[i] ? begin : end)[call[i]] = i;
      next[i] = i + 1 < count ? i + 1 : NONE;
      before[i] = i - 1;
    }
    first = count == 0 ? NONE : 0;
  }

  int first() {
    return first;
  }

  int next(int event) {
    return next[event];
  }

  int call(int event) {
    return call[event];
  }

  boolean isBegin(int event) {
    return begins[event];
  }

  int begin(int taken) {
    return begin[taken];
  }

  /** Takes out both events of a call. */
  void take(int taken) {
    unlink(begin[taken]);
    unlink(end[taken]);
  }

  /** Puts back what was taken last. */
  void putBack(int taken) {
    link(end[taken]);
    link(begin[taken]);
  }

  private void unlink(int event) {
    if (before[event] == NONE) {
      first = next[event];
    } else {
      next[before[event]] = next[event];
    }
    if (next[event] != NONE) {
      before[next[event]] = before[event];
    }
  }

  private void link(int event) {
    if (before[event] == NONE) {
      first = event;
    } else {
      next[before[event]] = event;
    }
    if (next[event] != NONE) {
      before[next[event]] = event;
    }
  }
}
