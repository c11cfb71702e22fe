// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage;

import java.util.Optional;

/**
 * One backend, opened once per process. Thread-safe, and so are the stores that it returns.
 *
 * <p>Calls block for the backend and never for a peer: they take and give buffers and channels. Any
 * number of instances, in any number of processes, may have one backend open.
 */
public interface StorageDriver extends AutoCloseable {

  /** {@return immutable bytes by digest, shared by all repositories} */
  BlobStore blobs();

  /** {@return bytes on their way in} */
  UploadStore uploads();

  /** {@return small mutable names of each repository} */
  LinkStore links();

  /**
   * {@return URLs that a client may fetch itself, or empty where the backend has none or its
   * settings forbid them}
   */
  default Optional<DirectAccess> directAccess() {
    return Optional.empty();
  }

  /**
   * Asks whether the backend is there and lets us in, in one cheap round trip.
   *
   * @throws StorageException if it does not
   */
  void probe() throws StorageException;

  /**
   * {@return where this driver keeps things, for a line in a log: a path, a bucket} Holds no
   * secret. Never null nor empty.
   */
  String location();

  /**
   * Gives back what the driver holds. Every call from then on fails with a {@link
   * StorageException}, and so do uploads and channels that are still open. Closing again does
   * nothing.
   */
  @Override
  void close();
}
