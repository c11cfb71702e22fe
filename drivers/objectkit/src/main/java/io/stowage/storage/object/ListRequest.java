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

  /**
   * All keys of a prefix.
   *
   * @param prefix what the keys begin with; empty for all of the bucket
   * @return a request for the first page of its keys, without groups
   */
  public static ListRequest of(String prefix) {
    return new ListRequest(prefix, "", prefix, MOST, null);
  }

  /**
   * {@return this request in groups}
   *
   * @param text the delimiter; longer than one character only where {@link
   *     BucketTraits#longDelimiters()} says so
   */
  public ListRequest groupedBy(String text) {
    return new ListRequest(prefix, text, after, limit, next);
  }

  /**
   * {@return this request from a position behind the prefix}
   *
   * @param text what comes behind the prefix in the text to start after, which need be no key
   */
  public ListRequest after(String text) {
    return new ListRequest(prefix, delimiter, prefix + text, limit, next);
  }

  /**
   * {@return this request with fewer objects and groups in a page}
   *
   * @param most how many at most; brought within 1 and {@value #MOST}
   */
  public ListRequest limit(long most) {
    return new ListRequest(prefix, delimiter, after, (int) Math.max(1, Math.min(most, MOST)), next);
  }

  /**
   * {@return this request for the next page}
   *
   * @param token what {@link ListPage#next()} of the page before gave; null for the first page
   */
  public ListRequest next(@Nullable String token) {
    return new ListRequest(prefix, delimiter, after, limit, token);
  }
}
