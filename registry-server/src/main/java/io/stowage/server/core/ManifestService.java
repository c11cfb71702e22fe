// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.ErrorCode;
import io.stowage.registry.Reference;
import io.stowage.registry.RepositoryName;
import java.util.Optional;

/**
 * Manifests by tag and digest. What was pushed is kept byte for byte. Thread-safe.
 *
 * <p>Links are read from the storage each time, so that what another instance moved or deleted is
 * seen at once; only the bytes, which a digest names for ever, are cached.
 */
public final class ManifestService {
  private final RegistryOptions options;

  ManifestService(Store store, ManifestReader reader, BlobService blobs, RegistryOptions options) {
    this.options = options;
  }

  /** The largest manifest that {@link #put} accepts, in bytes. */
  public int maxBytes() {
    return options.maxManifestBytes();
  }

  /** The error of a manifest that is too large: MANIFEST_INVALID with status 413. */
  public RegistryException tooLarge() {
    return new RegistryException(ErrorCode.MANIFEST_INVALID, null);
  }

  /**
   * Gives a manifest of a repository.
   *
   * @throws RegistryException MANIFEST_UNKNOWN if the repository has none of that name
   */
  public StoredManifest get(RepositoryName repository, Reference reference) {
    refuse();
    return new StoredManifest(Digest.of(DigestAlgorithm.SHA256, new byte[0]), "", new byte[0]);
  }

  /**
   * Checks and stores a manifest and gives it its tags, durably. Named by a digest it must have
   * that digest; named by a tag its digest is its sha256.
   *
   * @param content the bytes, not copied: they must not change any more
   * @throws RegistryException MANIFEST_INVALID if it is too large (status 413), malformed, not of
   *     the type that is claimed, or of a type that is not supported; DIGEST_INVALID if it has
   *     another digest; MANIFEST_BLOB_UNKNOWN, once for each, if the repository lacks what it
   *     refers to
   */
  public ManifestPutResult put(RepositoryName repository, ManifestPut claim, byte[] content) {
    refuse();
    return new ManifestPutResult(
        Digest.of(DigestAlgorithm.SHA256, content), claim.tags(), Optional.empty());
  }

  /**
   * Removes a tag; or removes a manifest from the repository together with all tags that point to
   * it.
   *
   * @throws RegistryException UNSUPPORTED if deletion is off, MANIFEST_UNKNOWN if the repository
   *     has none of that name
   */
  public void delete(RepositoryName repository, Reference reference) {
    refuse();
  }

  /** For as long as manifests are not written. */
  private void refuse() {
    throw new RegistryException(ErrorCode.UNSUPPORTED, options.toString());
  }
}
