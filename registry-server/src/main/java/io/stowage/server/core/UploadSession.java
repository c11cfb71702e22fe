// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.storage.BlobInfo;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.Checkpoint;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadKey;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request's work on an upload: appends, then one of {@link #checkpoint}, {@link #commit} and
 * {@link #discard}, or none of them. Closing never publishes and never discards. Not thread-safe;
 * may pass from thread to thread.
 */
public final class UploadSession implements AutoCloseable {
  private final BlobService blobs;
  private final Checkpoints checkpoints;
  private final ReadBacks readBacks;
  private final BlobUpload upload;
  private final DigestAlgorithm algorithm;
  private final Instant startedAt;

  private boolean appended;

  UploadSession(
      BlobService blobs,
      Checkpoints checkpoints,
      ReadBacks readBacks,
      BlobUpload upload,
      @Nullable UploadState known,
      DigestAlgorithm algorithm) {
    this.blobs = blobs;
    this.checkpoints = checkpoints;
    this.readBacks = readBacks;
    this.upload = upload;
    this.algorithm = algorithm;
    this.startedAt = known == null ? Instant.now() : known.startedAt();
  }

  /** Which upload this is. */
  public UploadKey key() {
    return upload.key();
  }

  /** How many bytes the upload has. */
  public long size() {
    return upload.size();
  }

  /**
   * Adds the buffer's remaining bytes. The buffer is the caller's again on return.
   *
   * @throws RegistryException RANGE_INVALID if another request went on with the upload meanwhile,
   *     BLOB_UPLOAD_UNKNOWN if one ended it, UNAVAILABLE if the storage is away or full
   */
  public void append(ByteBuffer bytes) {
    if (!bytes.hasRemaining()) {
      return;
    }
    if (!appended) {
      checkpoints.drop(key());
      appended = true;
    }
    run(() -> upload.append(bytes));
  }

  /**
   * Makes the bytes durable, ends the session, and tells where the upload stands. Only what is
   * durable may be promised to a client, so that this is the one way to a state with a digest.
   *
   * @throws RegistryException as {@link #append}; the upload may then stand before the last bytes
   */
  public UploadState checkpoint() {
    Optional<Checkpoint> checkpoint = upload.known();
    UploadState state = state();
    run(upload::close);
    checkpoint.ifPresent(known -> checkpoints.keep(key(), known));
    return state;
  }

  /**
   * Publishes the bytes, durably, as a blob of the upload's repository, and ends the upload. On a
   * wrong digest the upload is discarded; on other failures it stays and can be tried again.
   *
   * @throws RegistryException DIGEST_INVALID if the bytes have another digest, TOOMANYREQUESTS if
   *     they have to be read back as too many others have, else as {@link #append}
   */
  public BlobInfo commit(Digest digest) {
    BlobInfo blob;
    try {
      blob =
          hashedWith(digest.algorithm())
              ? upload.commit(digest)
              : readBacks.run(() -> upload.commit(digest));
    } catch (StorageException.DigestMismatch e) {
      discard();
      throw StorageFailures.of(e);
    } catch (StorageException e) {
      throw StorageFailures.of(e);
    }
    checkpoints.drop(key());
    blobs.link(key().repository(), digest, blob);
    return blob;
  }

  private boolean hashedWith(DigestAlgorithm wanted) {
    return upload.known().filter(known -> known.digest().algorithm() == wanted).isPresent();
  }

  /**
   * Ends the upload and removes its bytes.
   *
   * @throws RegistryException UNAVAILABLE if the storage is away
   */
  public void discard() {
    checkpoints.drop(key());
    run(upload::discard);
  }

  /**
   * Lets go of the upload, which can be resumed if it was neither committed nor discarded. Closing
   * again does nothing.
   *
   * @throws RegistryException UNAVAILABLE if the last bytes may not be durable
   */
  @Override
  public void close() {
    run(upload::close);
  }

  UploadState state() {
    Digest soFar = upload.known().map(Checkpoint::digest).orElse(null);
    return new UploadState(key().repository(), key().id(), size(), startedAt, algorithm, soFar);
  }

  private static void run(Action action) {
    try {
      action.run();
    } catch (StorageException e) {
      throw StorageFailures.of(e);
    }
  }

  @FunctionalInterface
  private interface Action {
    void run() throws StorageException;
  }
}
