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
    /**
     * Takes it.
     *
     * @param page what one call gave; the next one is asked for when this has been taken
     * @throws StorageException if it could not be taken: then no more is listed
     */
    void take(ListPage page) throws StorageException;
  }

  /**
   * Takes page after page; what was taken may be deleted meanwhile.
   *
   * @param listing what to list by
   * @param first where to begin
   * @param step is given each page in turn, on this thread
   * @throws StorageException if a page could not be listed or taken
   */
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

  /**
   * {@return the keys of the objects of a page that are in no group, in byte order}
   *
   * @param page a page of a listing
   */
  public static List<String> keys(ListPage page) {
    return page.objects().stream().map(ObjectInfo::key).toList();
  }
}
