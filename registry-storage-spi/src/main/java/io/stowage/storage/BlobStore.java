// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.Page;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Immutable bytes by digest. A reader sees no blob or the whole blob; what was written or deleted
 * through one instance is seen by all from then on.
 */
public interface BlobStore {

  /**
   * Looks a blob up.
   *
   * @param digest the blob, which need not exist
   * @return its size, or empty where there is none
   * @throws StorageException if the backend cannot tell
   */
  Optional<BlobInfo> stat(Digest digest) throws StorageException;

  /**
   * Opens a blob for reading. A blob that is deleted meanwhile is read to its end or fails; it is
   * never read short without an exception.
   *
   * @param digest the blob
   * @param range resolved against the size that {@link #stat} gave
   * @return a channel of exactly {@code range.length()} bytes, which the caller closes
   * @throws StorageException.NotFound if there is no such blob
   * @throws StorageException.Corrupt if the blob ends before the range does
   * @throws StorageException if it cannot be read
   */
  ReadableByteChannel open(Digest digest, ByteRange range) throws StorageException;

  /**
   * Stores small content, such as a manifest, at once. Durable on return. Putting what is there
   * already succeeds; content of another size than was there replaces it.
   *
   * @param content the bytes and the digest that they were found to have
   * @throws StorageException if it could not be stored: then nothing is visible
   */
  void put(VerifiedContent content) throws StorageException;

  /**
   * Deletes a blob.
   *
   * @param digest the blob, which need not exist
   * @return whether there was one
   * @throws StorageException if it could not be deleted
   */
  boolean delete(Digest digest) throws StorageException;

  /**
   * Lists blobs in the order of their digests.
   *
   * @param after lists what comes after this digest, which need not exist; null for the start
   * @param limit how many at most, one or more
   * @return a page, empty where there is none
   * @throws StorageException if they cannot be listed
   */
  Page<Digest> list(@Nullable Digest after, int limit) throws StorageException;
}
