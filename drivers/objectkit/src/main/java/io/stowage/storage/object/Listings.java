// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import io.stowage.storage.StorageException;
import java.util.List;

/** Reads listings to their end. */
public final class Listings {
  private Listings() {}

  /** What is done with a page. */
  @FunctionalInterface
  public interface Step {
    /** Takes it. */
    void take(ListPage page) throws StorageException;
  }

  /** Takes page after page; what was taken may be deleted meanwhile. */
  public static void forEachPage(BucketListing listing, ListRequest first, Step step)
      throws StorageException {
    ListRequest request = first;
    while (true) {
      ListPage page = listing.list(request);
      step.take(page);
      if (page.next() == null) {
        return;
      }
      request = request.next(page.next());
    }
  }

  /** The keys of the objects that are in no group. */
  public static List<String> keys(ListPage page) {
    return page.objects().stream().map(ObjectInfo::key).toList();
  }
}
