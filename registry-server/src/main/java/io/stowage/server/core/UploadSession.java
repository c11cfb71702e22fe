// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.RepositoryName;
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
  /** So little is read back without waiting for a turn. */
  private static final int READ_AT_ONCE = 1024 * 1024;

  private final BlobService blobs;
  private final Together together;
  private final Checkpoints checkpoints;
  private final ReadBacks readBacks;
  private final BlobUpload upload;
  private final DigestAlgorithm algorithm;
  private final @Nullable UploadState held;

  private boolean appended;

  UploadSession(
      BlobService blobs,
      Together together,
      Checkpoints checkpoints,
      ReadBacks readBacks,
      BlobUpload upload,
      @Nullable UploadState known,
      DigestAlgorithm algorithm) {
    this.blobs = blobs;
    this.together = together;
    this.checkpoints = checkpoints;
    this.readBacks = readBacks;
    this.upload = upload;
    this.algorithm = algorithm;
    this.held = known;
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
   * Ends the session and tells where the upload stands. The state has a digest only if the bytes
   * are durable: after a power cut it would be taken for the digest of what is left then. Here
   * their hash is kept in any case, since it does not outlast them.
   *
   * @throws RegistryException as {@link #append}; the upload may then stand before the last bytes
   */
  public UploadState checkpoint() {
    Optional<Checkpoint> checkpoint = upload.known();
    run(upload::close);
    checkpoint.ifPresent(known -> checkpoints.keep(key(), known));
    return state();
  }

  /**
   * Publishes the bytes, durably, as a blob of the upload's repository, and ends the upload. On a
   * wrong digest the upload is discarded; on other failures it stays and can be tried again.
   *
   * @throws RegistryException DIGEST_INVALID if the bytes have another digest, TOOMANYREQUESTS if
   *     they have to be read back as too many others have, else as {@link #append}
   */
  public BlobInfo commit(Digest digest) {
    RepositoryName repository = key().repository();
    if (!isKnownToBe(digest)) {
      BlobInfo blob = publish(digest);
      blobs.link(repository, digest, blob);
      return blob;
    }
    // a link without its blob leads nowhere, should it come first and the blob not at all
    BlobInfo blob =
        together.run(() -> publish(digest), () -> blobs.writeLink(repository, digest, digest));
    blobs.keep(repository, blob);
    return blob;
  }

  /** Only who has the bytes may link them: another repository may have the blob already. */
  private boolean isKnownToBe(Digest digest) {
    return upload.known().filter(known -> known.digest().equals(digest)).isPresent();
  }

  private BlobInfo publish(Digest digest) {
    BlobInfo blob;
    try {
      blob =
          hashedWith(digest.algorithm()) || size() <= READ_AT_ONCE
              ? upload.commit(digest)
              : readBacks.run(() -> upload.commit(digest));
    } catch (StorageException.DigestMismatch e) {
      discard();
      throw StorageFailures.of(e);
    } catch (StorageException e) {
      throw StorageFailures.of(e);
    }
    checkpoints.drop(key());
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
   * @throws RegistryException UNAVAILABLE if the last bytes may be lost
   */
  @Override
  public void close() {
    run(upload::close);
  }

  UploadState state() {
    Instant startedAt = held == null ? Instant.now() : held.startedAt();
    return new UploadState(key().repository(), key().id(), size(), startedAt, algorithm, soFar());
  }

  private @Nullable Digest soFar() {
    if (held != null && held.soFar() != null && held.offset() == size()) {
      // a state has a digest only of what is durable
      return held.soFar();
    }
    return upload.isDurable() ? upload.known().map(Checkpoint::digest).orElse(null) : null;
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
