// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.race;

import java.util.Locale;

/**
 * One call that several threads may see the effects of: it wrote a value or read one, at some
 * moment between its beginning and its end.
 *
 * @param <V> what is written and read
 * @param who made it
 * @param what it was, as a reader of a failure wants to see it
 * @param writes whether it wrote the value rather than read it
 * @param value the value
 * @param begin when it began, in nanoseconds
 * @param end when it had returned
 */
public record Call<V>(String who, String what, boolean writes, V value, long begin, long end) {

  /** One line, with times from the given one on. */
  String show(long from) {
    return String.format(
        Locale.ROOT,
        "%10.3f - %10.3f ms  %s  %s%s",
        (begin - from) / 1e6,
        (end - from) / 1e6,
        who,
        what,
        writes ? "" : " saw " + value);
  }
}
