// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

import java.util.Optional;

/**
 * Where facts about blobs are remembered ({@code storage.cache}), so that a pull asks the storage
 * less. Never what decides whether a push may skip a blob.
 *
 * @param inMemory whether this process remembers ({@code storage.cache.blobdescriptor})
 * @param size how many blobs this process remembers at most, one or more ({@code
 *     storage.cache.blobdescriptorsize})
 * @param redis a cache that all instances share, behind that of this process ({@code redis}); empty
 *     for none
 */
public record CacheConfig(boolean inMemory, int size, Optional<RedisConfig> redis) {

  /** How many blobs are remembered where nothing else is set: 10,000. */
  public static final int DEFAULT_SIZE = 10_000;

  /**
   * Checks the size, and what stands behind what.
   *
   * @throws IllegalArgumentException if the size is less than one, or there is Redis and no cache
   *     in memory before it
   */
  public CacheConfig {
    if (size < 1) {
      throw new IllegalArgumentException("a cache has room for one blob at least");
    }
    if (redis.isPresent() && !inMemory) {
      throw new IllegalArgumentException("redis stands behind a cache in memory");
    }
  }

  /** {@return no cache: each pull asks the storage} */
  public static CacheConfig none() {
    return new CacheConfig(false, DEFAULT_SIZE, Optional.empty());
  }

  /**
   * A cache in this process.
   *
   * @param size how many blobs it remembers at most
   * @return a cache that no other instance shares
   * @throws IllegalArgumentException if the size is less than one
   */
  public static CacheConfig inMemory(int size) {
    return new CacheConfig(true, size, Optional.empty());
  }

  /**
   * A cache in this process, and one that all instances share behind it.
   *
   * @param size how many blobs this process remembers at most; what Redis keeps is Redis's matter
   * @param redis how Redis is reached; if it is away, the storage answers
   * @return both
   * @throws IllegalArgumentException if the size is less than one
   */
  public static CacheConfig redis(int size, RedisConfig redis) {
    return new CacheConfig(true, size, Optional.of(redis));
  }
}
