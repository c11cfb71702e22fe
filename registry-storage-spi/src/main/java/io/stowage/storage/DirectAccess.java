// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage;

import io.stowage.registry.Digest;
import java.net.URI;
import java.time.Duration;

/** URLs by which a client reads a blob from the backend itself. Thread-safe. */
public interface DirectAccess {

  /**
   * A URL that answers GET, with ranges, for a time.
   *
   * @param digest a blob that {@link BlobStore#stat} found
   * @param validFor how long it has to be valid, at least
   * @return a URL whose query holds a permission to read this blob, and is no more to be logged
   *     than a password
   * @throws StorageException if none can be made
   */
  URI url(Digest digest, Duration validFor) throws StorageException;
}
