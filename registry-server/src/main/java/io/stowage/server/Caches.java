// SPDX-License-Identifier: Apache-2.0
package io.stowage.server;

import io.stowage.server.config.CacheConfig;
import io.stowage.server.core.BlobCache;
import io.stowage.server.core.MemoryBlobCache;
import io.stowage.server.redis.RedisBlobCache;
import io.vertx.core.Vertx;

/** Opens what remembers blobs. */
final class Caches {
  private Caches() {}

  static BlobCache open(Vertx vertx, CacheConfig config) {
    if (!config.inMemory()) {
      return BlobCache.none();
    }
    BlobCache shared =
        config
            .redis()
            .<BlobCache>map(redis -> RedisBlobCache.open(vertx, redis))
            .orElseGet(BlobCache::none);
    return new MemoryBlobCache(config.size(), shared);
  }
}
