// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.load;

import io.stowage.server.config.CacheConfig;
import java.util.Optional;

/** Reads what is remembered of blobs, and where. */
final class CacheReader {
  private static final String KIND = "storage.cache.blobdescriptor";
  private static final String OLD_KIND = "storage.cache.layerinfo";
  private static final String SIZE = "storage.cache.blobdescriptorsize";

  private CacheReader() {}

  static CacheConfig read(Values values) {
    Optional<String> kind = values.optional(KIND).or(() -> values.optional(OLD_KIND));
    boolean redis = kind.filter("redis"::equals).isPresent();
    if (!redis && values.given("redis")) {
      values.warn("redis", "is not used: storage.cache.blobdescriptor does not say redis");
    }
    if (kind.isEmpty()) {
      return CacheConfig.none();
    }
    int size = size(values);
    return redis
        ? RedisReader.read(values)
            .map(server -> CacheConfig.redis(size, server))
            .orElseGet(() -> CacheConfig.inMemory(size))
        : CacheConfig.inMemory(size);
  }

  private static int size(Values values) {
    int size = values.number(SIZE);
    if (size == 0) {
      values.warn(SIZE, "0 would be without bound; it is " + CacheConfig.DEFAULT_SIZE);
      return CacheConfig.DEFAULT_SIZE;
    }
    return size;
  }
}
