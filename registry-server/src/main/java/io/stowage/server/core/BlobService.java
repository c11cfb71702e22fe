// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.ErrorCode;
import io.stowage.registry.RepositoryName;
import io.stowage.storage.BlobInfo;
import io.stowage.storage.LinkKey;
import io.stowage.storage.VerifiedContent;
import java.net.URI;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.Optional;

/**
 * The blobs of repositories. A blob belongs to a repository by a link; its bytes are stored once
 * for all. Thread-safe.
 */
public final class BlobService {
  private final Store store;
  private final BlobCache cache;
  private final boolean deleteEnabled;

  BlobService(Store store, BlobCache cache, boolean deleteEnabled) {
    this.store = store;
    this.cache = cache;
    this.deleteEnabled = deleteEnabled;
  }

  /**
   * Finds a blob of a repository. It is there, links and bytes.
   *
   * @return the blob as it is stored, whose digest may be another than was asked for: {@code
   *     registry:2} stores what was pushed by its sha512 under its sha256
   * @throws RegistryException BLOB_UNKNOWN if the repository has no such blob
   */
  public BlobInfo find(RepositoryName repository, Digest digest) {
    return lookUp(repository, digest).orElseThrow(() -> unknown(digest));
  }

  /** Finds a blob of a repository, or nothing where it is not linked there or has no bytes. */
  Optional<BlobInfo> lookUp(RepositoryName repository, Digest digest) {
    return store
        .read(new LinkKey.Blob(repository, digest))
        .flatMap(stored -> stat(repository, stored));
  }

  private Optional<BlobInfo> stat(RepositoryName repository, Digest stored) {
    Optional<BlobInfo> found = store.stat(stored);
    found.ifPresentOrElse(
        blob -> cache.keep(repository, blob), () -> cache.forget(repository, stored));
    return found;
  }

  /**
   * Finds a blob of a repository to be opened: it is linked there, but whether its bytes are still
   * stored is left for {@link #open} to find out.
   *
   * @return the blob as it is stored, as of {@link #find}
   * @throws RegistryException BLOB_UNKNOWN if the repository has no such blob
   */
  public BlobInfo locate(RepositoryName repository, Digest digest) {
    return store
        .read(new LinkKey.Blob(repository, digest))
        .flatMap(stored -> cache.find(stored).or(() -> stat(repository, stored)))
        .orElseThrow(() -> unknown(digest));
  }

  /**
   * Opens a blob.
   *
   * @param blob what {@link #find} or {@link #locate} gave
   * @param range within the blob's size
   * @return a channel of exactly that many bytes, which the caller closes
   * @throws RegistryException BLOB_UNKNOWN if the blob was deleted meanwhile
   */
  public ReadableByteChannel open(RepositoryName repository, BlobInfo blob, ByteRange range) {
    return store
        .open(blob.digest(), range)
        .orElseThrow(
            () -> {
              cache.forget(repository, blob.digest());
              return unknown(blob.digest());
            });
  }

  /** Whether {@link #direct} gives URLs. */
  public boolean givesUrls() {
    return store.givesUrls();
  }

  /**
   * A URL at which a client may read the blob itself, where the storage has such.
   *
   * @param blob what {@link #find} gave
   * @param validFor how long it has to be valid, at least
   */
  public Optional<URI> direct(BlobInfo blob, Duration validFor) {
    return store.url(blob.digest(), validFor);
  }

  /**
   * Removes a blob from a repository. Its bytes stay.
   *
   * @throws RegistryException UNSUPPORTED if deletion is off, BLOB_UNKNOWN if the repository has no
   *     such blob
   */
  public void delete(RepositoryName repository, Digest digest) {
    if (!deleteEnabled) {
      throw new RegistryException(ErrorCode.UNSUPPORTED, null);
    }
    boolean found = store.delete(new LinkKey.Blob(repository, digest));
    cache.forget(repository, digest);
    if (!found) {
      throw unknown(digest);
    }
  }

  /**
   * Makes a blob that is stored already belong to a repository (OCI distribution specification,
   * "Mounting a blob from another repository").
   *
   * @param from a repository that has the blob; empty to take it from wherever it is. Whether the
   *     user may read there is the caller's to check
   * @return whether the repository has the blob now; if not, it has to be uploaded
   */
  public boolean mount(RepositoryName into, Digest digest, Optional<RepositoryName> from) {
    Optional<BlobInfo> found = from.isPresent() ? lookUp(from.get(), digest) : store.stat(digest);
    found.ifPresent(blob -> link(into, digest, blob));
    return found.isPresent();
  }

  /**
   * Stores small content as a blob of a repository at once. Durable on return.
   *
   * @param content the bytes, not copied: they must not change any more
   * @throws RegistryException DIGEST_INVALID if the content has another digest
   */
  public BlobInfo put(RepositoryName repository, Digest digest, byte[] content) {
    VerifiedContent verified = Store.call(() -> VerifiedContent.of(digest, content));
    store.put(verified);
    BlobInfo blob = new BlobInfo(digest, content.length);
    link(repository, digest, blob);
    return blob;
  }

  /** Links what was asked for, and what it is stored as where that is another digest. */
  void link(RepositoryName repository, Digest asked, BlobInfo blob) {
    Digest stored = blob.digest();
    writeLink(repository, stored, stored);
    if (!asked.equals(stored)) {
      writeLink(repository, asked, stored);
    }
    keep(repository, blob);
  }

  /** Links alone: {@link #keep} follows once the blob is there. */
  void writeLink(RepositoryName repository, Digest asked, Digest stored) {
    store.write(new LinkKey.Blob(repository, asked), stored);
  }

  /** The blob is there, and linked. */
  void keep(RepositoryName repository, BlobInfo blob) {
    cache.keep(repository, blob);
  }

  private static RegistryException unknown(Digest digest) {
    return new RegistryException(ErrorCode.BLOB_UNKNOWN, digest.toString());
  }
}
