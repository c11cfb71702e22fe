// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import io.stowage.storage.StorageDriver;
import java.util.concurrent.Executor;

/**
 * A registry over one storage: its services, one for each kind of resource. Thread-safe. Services
 * block for the storage; what they throw is a {@link RegistryException}.
 */
public final class Registry {
  private final BlobService blobs;
  private final UploadService uploads;
  private final ManifestService manifests;
  private final TagService tags;
  private final ReferrerService referrers;
  private final CatalogService catalog;

  /**
   * A registry on a driver, which stays the caller's to close. Any number of registries, in any
   * number of processes, may share a backend.
   */
  public Registry(StorageDriver driver, RegistryOptions options) {
    this(driver, options, BlobCache.none(), helper -> {});
  }

  /**
   * A registry on a driver, with a cache. Both stay the caller's to close. Any number of
   * registries, in any number of processes, may share a backend.
   *
   * @param helpers run a part of a call beside the thread that makes the call, so that it waits for
   *     the storage once and not twice. What they have not begun when the call needs it, it does
   *     itself
   */
  public Registry(
      StorageDriver driver, RegistryOptions options, BlobCache cache, Executor helpers) {
    Store store = new Store(driver);
    blobs = new BlobService(store, cache, options.deleteEnabled());
    uploads = new UploadService(driver, blobs, new Together(helpers));
    ManifestReader reader = new ManifestReader(store, options.manifestCacheBytes());
    manifests = new ManifestService(store, reader, blobs, options);
    tags = new TagService(store, options.tagsMaxTags());
    referrers = new ReferrerService(store, reader);
    catalog = new CatalogService(store, options.catalogMaxEntries());
  }

  /** Blobs of a repository. */
  public BlobService blobs() {
    return blobs;
  }

  /** Blobs on their way in. */
  public UploadService uploads() {
    return uploads;
  }

  /** Manifests by tag and digest. */
  public ManifestService manifests() {
    return manifests;
  }

  /** Names of tags. */
  public TagService tags() {
    return tags;
  }

  /** Manifests that refer to another. */
  public ReferrerService referrers() {
    return referrers;
  }

  /** Names of repositories. */
  public CatalogService catalog() {
    return catalog;
  }
}
