// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import io.stowage.storage.StorageException;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells groups by a delimiter such as {@code /_} where the store can group by a slash alone: walks
 * the tree, one call for each directory on the way.
 */
final class TreeListing implements BucketListing {
  /** No repository lies deeper. */
  private static final int LONGEST = 256;

  private final BucketListing listing;

  TreeListing(BucketListing listing) {
    this.listing = listing;
  }

  @Override
  public ListPage list(ListRequest request) throws StorageException {
    if (request.delimiter().length() <= 1) {
      return listing.list(request);
    }
    String after = request.next() == null ? request.after() : request.next() + '~';
    Walk walk = new Walk(request, after);
    boolean whole = walk.enter(request.prefix());
    List<String> groups = walk.groups;
    return new ListPage(List.of(), groups, whole ? null : groups.get(groups.size() - 1));
  }

  /** One walk, which ends when it has found enough. */
  private final class Walk {
    private final ListRequest request;
    private final String after;
    private final List<String> groups = new ArrayList<>();

    Walk(ListRequest request, String after) {
      this.request = request;
      this.after = after;
    }

    /** Walks a directory, and tells whether to its end. */
    boolean enter(String directory) throws StorageException {
      ListRequest children = ListRequest.of(directory).groupedBy("/");
      if (after.startsWith(directory)) {
        children = children.after(after.substring(directory.length()));
      }
      while (true) {
        ListPage page = listing.list(children);
        for (String child : page.groups()) {
          if (!take(directory, child)) {
            return false;
          }
        }
        if (page.next() == null) {
          return true;
        }
        children = children.next(page.next());
      }
    }

    private boolean take(String directory, String child) throws StorageException {
      String mark = request.delimiter();
      boolean isPassed = child.compareTo(after) < 0 && !after.startsWith(child);
      if (isPassed) {
        return true;
      }
      if (!child.startsWith(mark, directory.length() - 1)) {
        return child.length() - request.prefix().length() > LONGEST || enter(child);
      }
      String group = directory.substring(0, directory.length() - 1) + mark;
      boolean isNamed = directory.length() > request.prefix().length();
      if (isNamed && (groups.isEmpty() || !groups.get(groups.size() - 1).equals(group))) {
        if (groups.size() == request.limit()) {
          return false;
        }
        groups.add(group);
      }
      return true;
    }
  }
}
