// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.ErrorCode;
import io.stowage.registry.RepositoryName;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.Checkpoint;
import io.stowage.storage.StagedUpload;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadKey;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Blobs on their way in (OCI distribution specification, "Pushing blobs"). Any instance goes on
 * with what another began; what is kept in memory only saves reading back. Thread-safe.
 */
public final class UploadService {
  private final StorageDriver driver;
  private final BlobService blobs;
  private final Together together;
  private final Checkpoints checkpoints = new Checkpoints();
  private final ReadBacks readBacks = ReadBacks.usual();

  UploadService(StorageDriver driver, BlobService blobs, Together together) {
    this.driver = driver;
    this.blobs = blobs;
    this.together = together;
  }

  /**
   * Begins an upload, durably.
   *
   * @param algorithm that of the digest which will most likely be claimed
   */
  public UploadState begin(RepositoryName repository, DigestAlgorithm algorithm) {
    return Store.call(
        () -> {
          try (BlobUpload upload = BlobUpload.begin(driver, repository, algorithm)) {
            return new UploadState(
                repository, upload.key().id(), 0, Instant.now(), algorithm, null);
          }
        });
  }

  /**
   * Tells where an upload stands.
   *
   * @param known what the client holds, which may be out of date; null if it holds nothing
   * @throws RegistryException BLOB_UPLOAD_UNKNOWN if there is no such upload, BLOB_UPLOAD_INVALID
   *     if the client holds another's state
   */
  public UploadState status(UploadKey key, @Nullable UploadState known) {
    try (UploadSession session = resume(key, known)) {
      return session.state();
    }
  }

  /**
   * Goes on with an upload.
   *
   * @param known what the client holds; null to go on from wherever the upload stands
   * @return a session, which the caller closes
   * @throws RegistryException BLOB_UPLOAD_UNKNOWN if there is no such upload, BLOB_UPLOAD_INVALID
   *     if the client holds another's state, RANGE_INVALID if the upload does not stand where the
   *     client holds it to: then it is left as it is
   */
  public UploadSession open(UploadKey key, @Nullable UploadState known) {
    UploadSession session = resume(key, known);
    if (known != null && known.offset() != session.size()) {
      try (session) {
        throw new RegistryException(
            ErrorCode.RANGE_INVALID, Map.of("offset", known.offset(), "expected", session.size()));
      }
    }
    return session;
  }

  /**
   * Ends an upload and removes its bytes.
   *
   * @throws RegistryException BLOB_UPLOAD_UNKNOWN if there is no such upload
   */
  public void cancel(UploadKey key) {
    checkpoints.drop(key);
    attempt(
        key,
        () -> {
          try (StagedUpload staged = driver.uploads().resume(key)) {
            staged.discard();
            return key;
          }
        });
  }

  private UploadSession resume(UploadKey key, @Nullable UploadState known) {
    if (known != null && !known.key().equals(key)) {
      throw new RegistryException(ErrorCode.BLOB_UPLOAD_INVALID, key.id().value());
    }
    Checkpoint checkpoint = checkpoints.find(key, known);
    DigestAlgorithm algorithm = algorithm(checkpoint, known);
    BlobUpload upload = attempt(key, () -> BlobUpload.resume(driver, key, algorithm, checkpoint));
    return new UploadSession(blobs, together, checkpoints, readBacks, upload, known, algorithm);
  }

  private static DigestAlgorithm algorithm(
      @Nullable Checkpoint checkpoint, @Nullable UploadState known) {
    if (checkpoint != null) {
      return checkpoint.digest().algorithm();
    }
    DigestAlgorithm wanted = known == null ? null : known.algorithm();
    return wanted == null ? DigestAlgorithm.SHA256 : wanted;
  }

  private static <T> T attempt(UploadKey key, Store.Call<T> call) {
    return Store.call(
        () -> {
          try {
            return call.run();
          } catch (StorageException.NotFound e) {
            throw new RegistryException(ErrorCode.BLOB_UPLOAD_UNKNOWN, key.id().value());
          }
        });
  }
}
