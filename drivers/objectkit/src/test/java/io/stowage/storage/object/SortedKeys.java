// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** A listing of given keys, as {@link BucketListing} describes it, by pages of a given size. */
final class SortedKeys implements BucketListing {
  private final NavigableSet<String> keys;
  private final int pageSize;

  SortedKeys(Collection<String> keys, int pageSize) {
    this.keys = new TreeSet<>(keys);
    this.pageSize = pageSize;
  }

  @Override
  public ListPage list(ListRequest request) {
    String after = request.next() == null ? request.after() : request.next();
    List<ObjectInfo> objects = new ArrayList<>();
    List<String> groups = new ArrayList<>();
    String last = after;
    for (String key : keys.tailSet(after, false)) {
      if (!key.startsWith(request.prefix()) || inLastGroup(key, groups)) {
        last = inLastGroup(key, groups) ? key : last;
        continue;
      }
      if (objects.size() + groups.size() == Math.min(pageSize, request.limit())) {
        return new ListPage(objects, groups, last);
      }
      int mark =
          request.delimiter().isEmpty()
              ? -1
              : key.indexOf(request.delimiter(), request.prefix().length());
      if (mark < 0) {
        objects.add(new ObjectInfo(key, 0, Instant.EPOCH));
      } else {
        groups.add(key.substring(0, mark + request.delimiter().length()));
      }
      last = key;
    }
    return new ListPage(objects, groups, null);
  }

  private static boolean inLastGroup(String key, List<String> groups) {
    return !groups.isEmpty() && key.startsWith(groups.get(groups.size() - 1));
  }
}
