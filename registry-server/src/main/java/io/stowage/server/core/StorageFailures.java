// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import io.stowage.registry.ErrorCode;
import io.stowage.storage.StorageException;

/**
 * What a client is told when the storage fails. The cause stays with the exception, for the log.
 */
public final class StorageFailures {
  private static final int INSUFFICIENT_STORAGE = 507;

  private StorageFailures() {}

  /**
   * The registry's exception for the storage's.
   *
   * <ul>
   *   <li>A store that is away, or denies us, is 503 UNAVAILABLE: the latter is the operator's
   *       business, and DENIED would speak of the user's rights.
   *   <li>A store without room is UNAVAILABLE with status 507: Docker shows the bare status line of
   *       a 5xx, and "507 Insufficient Storage" says what is wrong.
   *   <li>Damaged content is 500 UNKNOWN, without saying what lies where.
   * </ul>
   */
  public static RegistryException of(StorageException failure) {
    if (failure instanceof StorageException.Gone) {
      return failed(ErrorCode.BLOB_UPLOAD_UNKNOWN, failure);
    }
    if (failure instanceof StorageException.Conflict) {
      return failed(ErrorCode.RANGE_INVALID, failure);
    }
    if (failure instanceof StorageException.DigestMismatch mismatch) {
      return new RegistryException(
          new RegistryError(ErrorCode.DIGEST_INVALID, mismatch.expected().toString()),
          ErrorCode.DIGEST_INVALID.status(),
          failure);
    }
    if (failure instanceof StorageException.Full) {
      return new RegistryException(
          new RegistryError(ErrorCode.UNAVAILABLE, "the registry's storage is full", null),
          INSUFFICIENT_STORAGE,
          failure);
    }
    if (failure instanceof StorageException.Unavailable
        || failure instanceof StorageException.Denied) {
      return failed(ErrorCode.UNAVAILABLE, failure);
    }
    return failed(ErrorCode.UNKNOWN, failure);
  }

  /** An exception of that code, with no more to tell the client than its usual message. */
  private static RegistryException failed(ErrorCode code, StorageException failure) {
    return new RegistryException(new RegistryError(code, null), code.status(), failure);
  }
}
