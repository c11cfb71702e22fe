// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import io.stowage.storage.StorageException;

/** Tells what a bucket holds, in the byte order of the keys. */
@FunctionalInterface
public interface BucketListing {

  /**
   * Gives one page of a listing: one call, whatever the size of the bucket.
   *
   * @param request where to begin and how much to give; {@link ListRequest#next} goes on
   * @return the page, empty where nothing has the prefix
   * @throws StorageException if it cannot be listed
   */
  ListPage list(ListRequest request) throws StorageException;
}
