// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import io.stowage.registry.ByteRange;
import io.stowage.storage.StorageException;

/** Copies within a bucket, by which no byte passes through here. */
public interface BucketCopies {

  /**
   * Copies an object of {@link BucketTraits#maxCopy()} bytes at most, durably, over one that is
   * there.
   *
   * @throws StorageException.NotFound if the source is not there
   */
  void copy(String source, String target) throws StorageException;

  /**
   * Copies a range of an object to a part of another.
   *
   * @throws StorageException.NotFound if the source or the target is not there
   */
  Part copyPart(String source, ByteRange range, PartsKey target, int number)
      throws StorageException;
}
