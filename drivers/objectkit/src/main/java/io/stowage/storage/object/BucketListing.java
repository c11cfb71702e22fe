// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import io.stowage.storage.StorageException;

/** Tells what a bucket holds, in the byte order of the keys. */
@FunctionalInterface
public interface BucketListing {

  /** One page of a listing: one call, whatever the size of the bucket. */
  ListPage list(ListRequest request) throws StorageException;
}
