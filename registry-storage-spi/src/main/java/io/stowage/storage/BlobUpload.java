// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.UploadId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An upload as a caller uses it: hashes each byte once on its way to the driver, and publishes only
 * what has the digest that is claimed for it. Not thread-safe; may pass from thread to thread.
 *
 * <pre>{@code
 * try (BlobUpload upload = BlobUpload.begin(driver, repository, DigestAlgorithm.SHA256)) {
 *   upload.append(bytes);
 *   upload.commit(digest);
 * }
 * }</pre>
 *
 * <p>Closing without commit or discard leaves the upload to be resumed, by any instance.
 */
public final class BlobUpload implements AutoCloseable {
  private static final int READ_BACK = 256 * 1024;

  private final UploadKey key;
  private final StagedUpload staged;
  private final DigestAlgorithm algorithm;

  /** The hash over all staged bytes, or null while it is not known. */
  private @Nullable MessageDigest hash;

  /** What the opener knew, as long as nothing was appended. */
  private @Nullable Checkpoint known;

  private BlobUpload(UploadKey key, StagedUpload staged, DigestAlgorithm algorithm) {
    this.key = key;
    this.staged = staged;
    this.algorithm = algorithm;
  }

  /**
   * Begins an upload under a new id.
   *
   * @param driver where the blob is to be stored; stays open
   * @param repository in whose name it is sent
   * @param algorithm that of the digest which the commit will most likely name
   * @return the upload, which the caller closes
   * @throws StorageException if it could not be begun
   */
  public static BlobUpload begin(
      StorageDriver driver, RepositoryName repository, DigestAlgorithm algorithm)
      throws StorageException {
    UploadKey key = new UploadKey(repository, UploadId.random());
    BlobUpload upload = new BlobUpload(key, driver.uploads().begin(key), algorithm);
    upload.hash = algorithm.newHash();
    return upload;
  }

  /**
   * Goes on with an upload.
   *
   * @param driver where the upload was begun, by this or another instance; stays open
   * @param key the upload's repository and id
   * @param algorithm that of the digest which the commit will most likely name
   * @param checkpoint what is known of its bytes, or null; used where it fits the staged size
   * @return the upload, which the caller closes
   * @throws StorageException.NotFound if there is no such upload
   * @throws StorageException if it cannot be opened
   */
  public static BlobUpload resume(
      StorageDriver driver,
      UploadKey key,
      DigestAlgorithm algorithm,
      @Nullable Checkpoint checkpoint)
      throws StorageException {
    BlobUpload upload = new BlobUpload(key, driver.uploads().resume(key), algorithm);
    upload.start(checkpoint);
    return upload;
  }

  private void start(@Nullable Checkpoint checkpoint) {
    if (staged.size() == 0) {
      hash = algorithm.newHash();
    } else if (checkpoint != null
        && checkpoint.size() == staged.size()
        && checkpoint.digest().algorithm() == algorithm) {
      known = checkpoint;
      hash = checkpoint.newHash();
    }
  }

  /** {@return which upload this is} */
  public UploadKey key() {
    return key;
  }

  /** {@return how many bytes are staged, as this handle knows} */
  public long size() {
    return staged.size();
  }

  /**
   * Stages the buffer's remaining bytes, and hashes them if those before were hashed or are known.
   * Otherwise all are read back once, by {@link #checkpoint} or {@link #commit}: an upload whose
   * parts come to many instances in turn is not read back for each part.
   *
   * @param bytes what comes next; its position is moved to its limit, and it is the caller's again
   *     on return
   * @throws StorageException.Conflict if somebody else went on with this upload meanwhile
   * @throws StorageException.Gone if the upload was committed or discarded meanwhile
   * @throws StorageException if the bytes could not be staged
   */
  public void append(ByteBuffer bytes) throws StorageException {
    if (!bytes.hasRemaining()) {
      return;
    }
    MessageDigest soFar = hash;
    // until the bytes are staged, the hash is of more than the driver may have
    hash = null;
    known = null;
    if (soFar != null) {
      soFar.update(bytes.duplicate());
    }
    staged.append(bytes);
    hash = soFar;
  }

  /**
   * {@return what is known of the bytes so far without reading them back, or empty where they would
   * have to be}
   */
  public Optional<Checkpoint> known() {
    return known != null || hash == null
        ? Optional.ofNullable(known)
        : Optional.of(Checkpoint.of(algorithm, staged.size(), hash));
  }

  /**
   * What is to be known of the bytes so far. Reads them back where {@link #known} is empty.
   *
   * @return their number and digest, for {@link #resume}
   * @throws StorageException if they had to be read back and could not be
   */
  public Checkpoint checkpoint() throws StorageException {
    if (known == null && hash == null) {
      hash = readBack(algorithm);
    }
    return known().orElseThrow();
  }

  /**
   * Publishes the staged bytes as the blob of this digest, durably, and ends the upload.
   *
   * @param expected the digest that the client claims, of any algorithm; of another than the upload
   *     was opened with, all bytes are read back
   * @return the digest and the size of the blob
   * @throws StorageException.DigestMismatch if the bytes have another digest; the upload stays
   * @throws StorageException.Conflict if somebody else went on with this upload meanwhile
   * @throws StorageException.Gone if the upload was committed or discarded meanwhile
   * @throws StorageException if it could not be published; the upload stays
   */
  public BlobInfo commit(Digest expected) throws StorageException {
    Digest actual =
        expected.algorithm() == algorithm
            ? checkpoint().digest()
            : Digest.of(expected.algorithm(), readBack(expected.algorithm()));
    if (!actual.equals(expected)) {
      throw new StorageException.DigestMismatch(expected, actual);
    }
    staged.publish(new VerifiedDigest(actual, staged.size()));
    return new BlobInfo(actual, staged.size());
  }

  /**
   * Ends the upload and removes its bytes.
   *
   * @throws StorageException if they could not be removed
   */
  public void discard() throws StorageException {
    staged.discard();
  }

  /**
   * Whether all bytes so far are known to outlast a power cut; also to be asked after {@link
   * #close}. Where they are not, a {@link Checkpoint} of them must not outlast one either: it could
   * be taken for one of what is there then.
   *
   * @return whether they are; true where nothing was appended
   */
  public boolean isDurable() {
    return staged.isDurable();
  }

  /**
   * Lets go of the upload; what is neither committed nor discarded can be resumed.
   *
   * @throws StorageException if the bytes may be lost
   */
  @Override
  public void close() throws StorageException {
    staged.close();
  }

  private MessageDigest readBack(DigestAlgorithm wanted) throws StorageException {
    MessageDigest fresh = wanted.newHash();
    if (staged.size() == 0) {
      return fresh;
    }
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(READ_BACK, staged.size()));
    long total = 0;
    try (ReadableByteChannel channel = staged.read()) {
      while (channel.read(buffer) >= 0) {
        total += buffer.flip().remaining();
        fresh.update(buffer);
        buffer.clear();
      }
    } catch (StorageException e) {
      throw e;
    } catch (IOException e) {
      throw new StorageException.Unavailable("upload " + key + " cannot be read back", e);
    }
    if (total != staged.size()) {
      throw new StorageException.Corrupt(
          "upload " + key + " has " + total + " bytes and not " + staged.size(), null);
    }
    return fresh;
  }
}
