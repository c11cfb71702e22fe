// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.stowage.registry.Digest;
import io.stowage.registry.RepositoryName;
import io.stowage.storage.BlobInfo;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Remembers in this process, and asks another cache only what it does not know itself: one that is
 * shared costs nothing while the answer is here. Thread-safe.
 */
public final class MemoryBlobCache implements BlobCache {
  /** How long another instance's correction of a size may go unseen. */
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final Cache<Digest, Long> sizes;
  private final BlobCache behind;

  /**
   * @param blobs how many blobs are remembered at most, one or more
   * @param behind the cache behind this one, which is closed with it
   */
  public MemoryBlobCache(int blobs, BlobCache behind) {
    this.sizes = Caffeine.newBuilder().maximumSize(blobs).expireAfterWrite(KEPT).build();
    this.behind = behind;
  }

  @Override
  public Optional<BlobInfo> find(Digest digest) {
    Long size = sizes.getIfPresent(digest);
    if (size != null) {
      return Optional.of(new BlobInfo(digest, size));
    }
    Optional<BlobInfo> found = behind.find(digest);
    found.ifPresent(blob -> sizes.put(digest, blob.size()));
    return found;
  }

  @Override
  public void keep(RepositoryName repository, BlobInfo blob) {
    if (!Objects.equals(sizes.getIfPresent(blob.digest()), blob.size())) {
      sizes.put(blob.digest(), blob.size());
      behind.keep(repository, blob);
    }
  }

  @Override
  public void forget(RepositoryName repository, Digest digest) {
    sizes.invalidate(digest);
    behind.forget(repository, digest);
  }

  @Override
  public void close() {
    behind.close();
  }
}
