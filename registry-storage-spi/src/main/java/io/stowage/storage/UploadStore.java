// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage;

import io.stowage.registry.Page;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Bytes on their way in, which any instance can continue. Callers use {@link BlobUpload}, which
 * hashes what passes.
 */
public interface UploadStore {

  /**
   * Begins an upload.
   *
   * @param key a name that was never used
   * @return the upload at size 0, which the caller closes
   * @throws StorageException if it could not be begun
   */
  StagedUpload begin(UploadKey key) throws StorageException;

  /**
   * Goes on with an upload that this or another instance began.
   *
   * @param key the upload's name
   * @return the upload at the size that is durable, which the caller closes
   * @throws StorageException.NotFound if there is no such upload
   * @throws StorageException if it cannot be opened
   */
  StagedUpload resume(UploadKey key) throws StorageException;

  /**
   * Lists uploads in the order of their keys.
   *
   * @param after lists what comes after this key, which need not exist; null for the start
   * @param limit how many at most, one or more
   * @return a page, empty where there is none
   * @throws StorageException if they cannot be listed
   */
  Page<UploadInfo> list(@Nullable UploadKey after, int limit) throws StorageException;

  /**
   * Removes what interrupted calls of any instance left behind and nobody can reach: temporary
   * files, parts. Uploads are no such leftovers; nor is anything younger than the given time.
   *
   * @param before what was last touched before this time is removed
   * @param dryRun counts and removes nothing
   * @return how many were found
   * @throws StorageException if the backend cannot be searched
   */
  int sweep(Instant before, boolean dryRun) throws StorageException;
}
