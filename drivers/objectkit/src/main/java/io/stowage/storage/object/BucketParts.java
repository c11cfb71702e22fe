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
   * @param key the object's key, where another may be
   * @return what its parts belong to; its id is text without line breaks
   * @throws StorageException if it could not be begun
   */
  PartsKey begin(String key) throws StorageException;

  /**
   * Writes a part, over one of the same number that is there.
   *
   * @param target what the part belongs to
   * @param number 1 to {@link BucketTraits#maxParts()}, in any order and several at once
   * @param content the part's bytes, of a size within the bounds of {@link BucketTraits}
   * @return what {@link #complete} has to be told, by which it notices that another part was
   *     written over this one
   * @throws StorageException.NotFound if it was completed or aborted
   * @throws StorageException if the part was not written
   */
  Part put(PartsKey target, int number, Body content) throws StorageException;

  /**
   * Makes the parts one object, durably, over one that is there. Completing again with the same
   * parts succeeds.
   *
   * @param target what the parts belong to
   * @param parts in the order of their numbers, one or more
   * @throws StorageException.NotFound if there is nothing to complete
   * @throws StorageException.Conflict if one of the parts is not there as it was put
   * @throws StorageException if the object is as it was; completing may be tried again
   */
  void complete(PartsKey target, List<Part> parts) throws StorageException;

  /**
   * Makes the parts one object of another name, which is made of them from then on. Asked only
   * where {@link BucketTraits#lendsParts()} says so; otherwise as {@link #complete}.
   *
   * @param target what the parts belong to
   * @param parts in the order of their numbers, one or more
   * @param key the key of the object that they are made
   * @throws StorageException.NotFound if there is nothing to complete
   * @throws StorageException.Conflict if one of the parts is not there as it was put
   * @throws StorageException if the object is as it was
   * @throws UnsupportedOperationException unless the store lends parts
   */
  default void lend(PartsKey target, List<Part> parts, String key) throws StorageException {
    throw new UnsupportedOperationException("parts are not lent");
  }

  /**
   * Tells whether an object is made of parts that were put for another. Asked only where parts can
   * be lent.
   *
   * @param target what the parts were put for
   * @param key the object that may be made of them
   * @return whether it is; false, too, where there is no such object
   * @throws StorageException if the store cannot tell
   * @throws UnsupportedOperationException unless the store lends parts
   */
  default boolean isLent(PartsKey target, String key) throws StorageException {
    throw new UnsupportedOperationException("parts are not lent");
  }

  /**
   * Gives up; nothing remains. Giving up what is gone succeeds and does nothing; so does giving up
   * what is completed, unless parts can be lent: then they are removed, whoever needs them.
   *
   * @param target what is given up, which need not exist
   * @throws StorageException if something may remain
   */
  void abort(PartsKey target) throws StorageException;

  /**
   * Lists the parts that are there. Asked for uploads of other registries; those of ours keep their
   * parts in their own records.
   *
   * @param target what the parts belong to, which need not exist
   * @return the parts in the order of their numbers; empty where nothing was begun
   * @throws StorageException if they cannot be listed
   */
  List<Part> parts(PartsKey target) throws StorageException;

  /**
   * Lists what was begun and neither completed nor aborted.
   *
   * @param prefix keys that begin with this
   * @param next what the page before gave; null for the start
   * @return a page of it, in an order of the store's
   * @throws StorageException if it cannot be listed
   */
  UnfinishedPage unfinished(String prefix, @Nullable String next) throws StorageException;
}
