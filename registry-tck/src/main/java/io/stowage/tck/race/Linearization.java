// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.race;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks for an order of calls in which each read sees what was written last, and no call comes
 * before one that had returned when it began. The search is that of Wing and Gong, which remembers
 * as Lowe does where it has been.
 */
final class Linearization<V> {
  private final List<Call<V>> calls;
  private final V first;
  private final Events events;
  private final Deque<Step<V>> steps = new ArrayDeque<>();
  private final Set<Seen<V>> seen = new HashSet<>();
  private final BitSet placed = new BitSet();
  private int most;
  private int stuck;

  /** A call that was given its place, and the value before it. */
  private record Step<V>(int call, V before) {}

  /** Which calls have their place, and the value after them. */
  private record Seen<V>(BitSet placed, V value) {}

  Linearization(List<Call<V>> unordered, V first) {
    this.calls = unordered.stream().sorted(Comparator.comparingLong(Call::begin)).toList();
    this.first = first;
    this.events = new Events(calls);
  }

  /** What cannot be explained, or nothing. */
  Optional<String> problem() {
    V value = first;
    int at = events.first();
    while (at != Events.NONE) {
      if (events.isBegin(at)) {
        int call = events.call(at);
        if (fits(calls.get(call), value) && isNew(call, value)) {
          steps.push(new Step<>(call, value));
          value = after(calls.get(call), value);
          events.take(call);
          at = events.first();
        } else {
          at = events.next(at);
        }
      } else {
        noteStuck(events.call(at));
        if (steps.isEmpty()) {
          return Optional.of(around(stuck));
        }
        Step<V> last = steps.pop();
        placed.clear(last.call());
        events.putBack(last.call());
        value = last.before();
        at = events.next(events.begin(last.call()));
      }
    }
    return Optional.empty();
  }

  private static <V> boolean fits(Call<V> call, V value) {
    return call.writes() || Objects.equals(call.value(), value);
  }

  private static <V> V after(Call<V> call, V value) {
    return call.writes() ? call.value() : value;
  }

  /** Gives the call its place, unless the same was tried before. */
  private boolean isNew(int call, V value) {
    placed.set(call);
    if (seen.add(new Seen<>((BitSet) placed.clone(), after(calls.get(call), value)))) {
      return true;
    }
    placed.clear(call);
    return false;
  }

  /** Of all calls that found no place, the one after the most others is the one to tell of. */
  private void noteStuck(int call) {
    if (placed.cardinality() >= most) {
      most = placed.cardinality();
      stuck = call;
    }
  }

  /** The call that found no place, and those at the same time. */
  private String around(int index) {
    Call<V> call = calls.get(index);
    List<Call<V>> beside = new ArrayList<>();
    Call<V> lastWrite = null;
    for (Call<V> other : calls) {
      if (other.end() < call.begin()) {
        lastWrite =
            other.writes() && (lastWrite == null || other.end() > lastWrite.end())
                ? other
                : lastWrite;
      } else if (other.begin() <= call.end()) {
        beside.add(other);
      }
    }
    if (lastWrite != null) {
      beside.add(0, lastWrite);
    }
    long from = calls.get(0).begin();
    return beside.stream()
        .map(other -> (other.equals(call) ? "  > " : "    ") + other.show(from))
        .collect(Collectors.joining("\n"));
  }
}
