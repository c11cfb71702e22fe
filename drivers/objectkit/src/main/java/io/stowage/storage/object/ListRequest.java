// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import org.jspecify.annotations.Nullable;

/**
 * What is to be listed.
 *
 * @param prefix keys that begin with this
 * @param delimiter keys that have this text behind the prefix are told as one group, which ends
 *     with it; empty for no groups
 * @param after keys that come after this text, which begins with the prefix and need be no key; a
 *     group whose keys come after it is told, even if it is itself the beginning of the text. The
 *     prefix itself for the start
 * @param limit how many objects and groups at most, 1 to 1000; the store may give fewer
 * @param next what {@link ListPage#next()} gave, to go on; null for the start
 */
public record ListRequest(
    String prefix, String delimiter, String after, int limit, @Nullable String next) {
  /** As many as a page has at most. */
  public static final int MOST = 1000;

  /** All keys of a prefix. */
  public static ListRequest of(String prefix) {
    return new ListRequest(prefix, "", prefix, MOST, null);
  }

  /** The same in groups. */
  public ListRequest groupedBy(String text) {
    return new ListRequest(prefix, text, after, limit, next);
  }

  /** The same from a position behind the prefix. */
  public ListRequest after(String text) {
    return new ListRequest(prefix, delimiter, prefix + text, limit, next);
  }

  /** The same with fewer in a page. */
  public ListRequest limit(long most) {
    return new ListRequest(prefix, delimiter, after, (int) Math.max(1, Math.min(most, MOST)), next);
  }

  /** The next page. */
  public ListRequest next(@Nullable String token) {
    return new ListRequest(prefix, delimiter, after, limit, token);
  }
}
