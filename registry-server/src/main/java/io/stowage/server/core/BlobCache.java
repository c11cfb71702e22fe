// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import io.stowage.registry.Digest;
import io.stowage.registry.RepositoryName;
import io.stowage.storage.BlobInfo;
import java.util.Optional;

/**
 * Remembers how large stored blobs are, so that a pull asks the storage less. Thread-safe.
 *
 * <p>What is remembered may be out of date, so it decides only what may be:
 *
 * <ul>
 *   <li><b>Whether a repository has a blob</b> is read from the storage each time, for every
 *       request: what was deleted through one instance is gone for all at once.
 *   <li><b>Whether a push may skip a blob</b> (HEAD, a mount, what a manifest refers to) is asked
 *       of the storage as well, link and bytes: a blob whose bytes were collected is never said to
 *       be there. Each such look corrects what is remembered.
 *   <li><b>Where a client is sent to the storage</b> by a URL, nobody opens the blob here, so that
 *       it is looked for first.
 *   <li><b>A GET that is answered here</b> takes the size from here. That saves one of three round
 *       trips, and lets a range be resolved and asked for at once. Opening the blob tells whether
 *       it is still there; if not, it is forgotten, and the answer is the same as without a cache.
 * </ul>
 *
 * <p>A digest names its bytes for ever, so that a size is wrong only where a damaged blob was
 * healed: the instance that healed it, and every look at the storage, puts that right.
 *
 * <p>A cache is safe to lose and never the reason for a failure: no method throws for a cache that
 * is away, and none waits longer than a bound that the cache has.
 */
public interface BlobCache extends AutoCloseable {

  /** What is remembered of a blob; empty if nothing is, or not in time. */
  Optional<BlobInfo> find(Digest digest);

  /**
   * Remembers what the storage just said.
   *
   * @param repository one that the blob is linked in
   * @param blob the blob as it is stored
   */
  void keep(RepositoryName repository, BlobInfo blob);

  /**
   * Forgets a blob that is no longer in a repository, or no longer stored. When this returns, no
   * instance that shares the cache finds it there, unless the cache is away.
   */
  void forget(RepositoryName repository, Digest digest);

  /** Gives back what the cache holds. Closing again does nothing. */
  @Override
  void close();

  /** Remembers nothing. */
  static BlobCache none() {
    return new BlobCache() {
      @Override
      public Optional<BlobInfo> find(Digest digest) {
        return Optional.empty();
      }

      @Override
      public void keep(RepositoryName repository, BlobInfo blob) {}

      @Override
      public void forget(RepositoryName repository, Digest digest) {}

      @Override
      public void close() {}
    };
  }
}
