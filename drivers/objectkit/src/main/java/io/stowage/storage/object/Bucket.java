// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import java.util.Optional;

/**
 * Objects by key in one place of a store, in roles. Thread-safe, and so are the roles; calls block,
 * end within a time that the driver bounds, and fail with a {@link
 * io.stowage.storage.StorageException} alone. Calls that a store refuses because it is busy or away
 * are repeated by the driver, by {@link Retry}, before they fail.
 *
 * <p>Keys are whole, without a leading slash, and of the characters of repository names, tags and
 * digests, {@code /}, {@code _} and {@code ~}; a key to start a listing after may be any text. What
 * one call wrote or deleted the next one sees, in listings too.
 */
public interface Bucket extends AutoCloseable {

  /** {@return whole objects} */
  BucketObjects objects();

  /** {@return the listing of what there is} */
  BucketListing listing();

  /** {@return objects that are written in parts} */
  BucketParts parts();

  /** {@return copies that the store makes by itself} */
  BucketCopies copies();

  /** {@return what the store can do; the same at each call} */
  BucketTraits traits();

  /** {@return the signer of URLs that a client may fetch, or empty where the store has none} */
  default Optional<BucketUrls> urls() {
    return Optional.empty();
  }

  /** {@return the maker of objects that stand for others, or empty where the store has none} */
  default Optional<BucketSymlinks> symlinks() {
    return Optional.empty();
  }

  /** Gives back connections and threads; calls that are under way fail. Again: does nothing. */
  @Override
  void close();
}
