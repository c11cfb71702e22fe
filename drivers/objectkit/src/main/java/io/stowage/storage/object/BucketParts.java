// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import io.stowage.storage.StorageException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Objects that are written in parts: multipart uploads, block lists, segments with a manifest. No
 * reader sees anything before {@link #complete}.
 */
public interface BucketParts {

  /**
   * Begins an object.
   *
   * @return what its parts belong to; its id is text without line breaks
   */
  PartsKey begin(String key) throws StorageException;

  /**
   * Writes a part, over one of the same number that is there.
   *
   * @param number 1 to {@link BucketTraits#maxParts()}, in any order and several at once
   * @return what {@link #complete} has to be told, by which it notices that another part was
   *     written over this one
   * @throws StorageException.NotFound if it was completed or aborted
   */
  Part put(PartsKey target, int number, Body content) throws StorageException;

  /**
   * Makes the parts one object, durably, over one that is there. Completing again with the same
   * parts succeeds.
   *
   * @param parts in the order of their numbers, one or more
   * @throws StorageException.NotFound if there is nothing to complete
   * @throws StorageException.Conflict if one of the parts is not there as it was put
   */
  void complete(PartsKey target, List<Part> parts) throws StorageException;

  /**
   * Makes the parts one object of another name, which is made of them from then on. Asked only
   * where {@link BucketTraits#lendsParts()} says so; otherwise as {@link #complete}.
   */
  default void lend(PartsKey target, List<Part> parts, String key) throws StorageException {
    throw new UnsupportedOperationException("parts are not lent");
  }

  /**
   * Whether an object is made of parts that were put for another; false, too, where there is no
   * such object. Asked only where parts can be lent.
   */
  default boolean isLent(PartsKey target, String key) throws StorageException {
    throw new UnsupportedOperationException("parts are not lent");
  }

  /**
   * Gives up; nothing remains. Giving up what is gone succeeds and does nothing; so does giving up
   * what is completed, unless parts can be lent: then they are removed, whoever needs them.
   */
  void abort(PartsKey target) throws StorageException;

  /**
   * The parts that are there, in the order of their numbers; empty where nothing was begun. Asked
   * for uploads of other registries; those of ours keep their parts in their own records.
   */
  List<Part> parts(PartsKey target) throws StorageException;

  /**
   * What was begun and neither completed nor aborted, a page of it.
   *
   * @param prefix keys that begin with this
   * @param next what the page before gave; null for the start
   */
  UnfinishedPage unfinished(String prefix, @Nullable String next) throws StorageException;
}
