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
   * @param source the key of the object that is copied
   * @param target the key that the copy gets
   * @throws StorageException.NotFound if the source is not there
   * @throws StorageException if nothing was copied
   */
  void copy(String source, String target) throws StorageException;

  /**
   * Copies a range of an object to a part of another.
   *
   * @param source the key of the object that is copied from
   * @param range within the object, one byte or more; of a size that a part may have
   * @param target what the part belongs to
   * @param number 1 to {@link BucketTraits#maxParts()}, in any order and several at once
   * @return the part, for {@link BucketParts#complete}
   * @throws StorageException.NotFound if the source or the target is not there
   * @throws StorageException if the part was not written
   */
  Part copyPart(String source, ByteRange range, PartsKey target, int number)
      throws StorageException;
}
