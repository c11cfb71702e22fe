// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import io.stowage.storage.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Names that a listing tells as groups, {@code prefix + name + mark}, in the byte order of the
 * names themselves.
 *
 * <p>The store sorts with the mark behind the name: {@code a-b/} stands before {@code a/}, while
 * {@code a} comes before {@code a-b}. Two names stand in another order than they should only where
 * one is the beginning of the other. So of all names that should come before the last one that was
 * seen, those alone may still be missing that are its own beginnings: each of these few is asked
 * for by itself.
 */
final class GroupedNames {
  private final BucketListing listing;
  private final String prefix;
  private final String mark;
  private final Filter filter;

  /** Which of the names count. */
  @FunctionalInterface
  interface Filter {
    /** The names that count, of some. */
    List<String> accept(List<String> names) throws StorageException;
  }

  GroupedNames(BucketListing listing, String prefix, String mark, Filter filter) {
    this.listing = listing;
    this.prefix = prefix;
    this.mark = mark;
    this.filter = filter;
  }

  /** So many names at most, and one more if there are more. */
  List<String> list(String after, int limit) throws StorageException {
    NavigableSet<String> names = new TreeSet<>();
    ListRequest request =
        ListRequest.of(prefix).groupedBy(mark).after(after).limit(Math.max(limit + 2L, 100));
    while (true) {
      ListPage page = listing.list(request);
      List<String> batch = page.groups().stream().map(this::name).toList();
      names.addAll(filter.accept(batch.stream().filter(name -> isAfter(name, after)).toList()));
      if (page.next() == null) {
        return first(names, limit);
      }
      if (names.size() > limit && !batch.isEmpty()) {
        names.addAll(beginnings(batch.get(batch.size() - 1), after));
        return first(names, limit);
      }
      request = request.next(page.next());
    }
  }

  private String name(String group) {
    return group.substring(prefix.length(), group.length() - mark.length());
  }

  private static boolean isAfter(String name, String after) {
    return name.compareTo(after) > 0;
  }

  /** Those beginnings of a name that are names themselves and come after a text. */
  private List<String> beginnings(String last, String after) throws StorageException {
    List<String> there = new ArrayList<>();
    for (int length = 1; length < last.length(); length++) {
      String beginning = last.substring(0, length);
      // a mark that came before would have been seen before
      if ((last.substring(length) + mark).compareTo(mark) < 0
          && isAfter(beginning, after)
          && isThere(beginning)) {
        there.add(beginning);
      }
    }
    return filter.accept(there);
  }

  private boolean isThere(String name) throws StorageException {
    ListRequest request = ListRequest.of(prefix + name + mark).limit(1);
    return !listing.list(request).objects().isEmpty();
  }

  private static List<String> first(NavigableSet<String> names, int limit) {
    return names.stream().limit(limit + 1L).toList();
  }
}
