// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

import java.util.Optional;

/**
 * Where facts about blobs are remembered ({@code storage.cache}), so that a pull asks the storage
 * less. Never what decides whether a push may skip a blob.
 *
 * @param inMemory whether this process remembers
 * @param size how many blobs this process remembers at most, one or more
 * @param redis a cache that all instances share, behind that of this process; empty for none
 */
public record CacheConfig(boolean inMemory, int size, Optional<RedisConfig> redis) {

  /** How many blobs are remembered where nothing else is set. */
  public static final int DEFAULT_SIZE = 10_000;

  public CacheConfig {
    if (size < 1) {
      throw new IllegalArgumentException("a cache has room for one blob at least");
    }
    if (redis.isPresent() && !inMemory) {
      throw new IllegalArgumentException("redis stands behind a cache in memory");
    }
  }

  /** No cache. */
  public static CacheConfig none() {
    return new CacheConfig(false, DEFAULT_SIZE, Optional.empty());
  }

  /** A cache in this process. */
  public static CacheConfig inMemory(int size) {
    return new CacheConfig(true, size, Optional.empty());
  }

  /** A cache in this process, and one that all instances share behind it. */
  public static CacheConfig redis(int size, RedisConfig redis) {
    return new CacheConfig(true, size, Optional.of(redis));
  }
}
