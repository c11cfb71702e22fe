// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage;

import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * One upload as a driver sees it: bytes to be staged, read back, and published by one verb. Not
 * thread-safe. Several may be open on one upload, in this and other processes; where two append,
 * one succeeds and the other fails with {@link StorageException.Conflict}: bytes never mix.
 *
 * <p>Only {@link #publish} makes a blob visible. {@link #close} leaves the upload as it is, to be
 * resumed.
 */
public interface StagedUpload extends AutoCloseable {

  /** {@return how many bytes are staged, as this handle knows; asks nobody} */
  long size();

  /**
   * Stages the buffer's remaining bytes and moves its position to its limit. The buffer is the
   * caller's again on return.
   *
   * @param bytes what to stage, which may be nothing
   * @throws StorageException.Conflict if another handle appended meanwhile
   * @throws StorageException.Gone if the upload was published or discarded meanwhile
   * @throws StorageException.Full if there is no room
   * @throws StorageException if the bytes could not be staged; {@link #size} then tells what is
   */
  void append(ByteBuffer bytes) throws StorageException;

  /**
   * Reads back what is staged, from the first byte to {@link #size}.
   *
   * @return a channel, which the caller closes
   * @throws StorageException if it cannot be read
   */
  ReadableByteChannel read() throws StorageException;

  /**
   * Makes the staged bytes the blob of this digest, durably and at once for every reader, and ends
   * the upload. Where that blob is there already with this size, it stays; with another size it is
   * replaced.
   *
   * @param digest what {@link BlobUpload} found the staged bytes to be
   * @throws StorageException.Conflict if another handle appended meanwhile
   * @throws StorageException.Gone if the upload was published or discarded meanwhile
   * @throws StorageException if nothing was published; the upload stays and may be tried again
   */
  void publish(VerifiedDigest digest) throws StorageException;

  /**
   * Removes the upload and its bytes. Discarding what is gone succeeds.
   *
   * @throws StorageException if it could not be removed
   */
  void discard() throws StorageException;

  /**
   * Lets go of the upload. What is neither published nor discarded stays to be resumed, whatever
   * becomes of this process. It also outlasts a power cut, but for a little that is soon read back
   * or sent again, which a driver may leave to {@link #publish}: {@link #isDurable} tells. Closing
   * again does nothing.
   *
   * @throws StorageException if the bytes may be lost
   */
  @Override
  void close() throws StorageException;

  /**
   * Whether all that is staged is known to outlast a power cut; also to be asked after {@link
   * #close}. Of what is not, nothing may be kept in mind that does.
   *
   * @return true unless the driver overrides it
   */
  default boolean isDurable() {
    return true;
  }
}
