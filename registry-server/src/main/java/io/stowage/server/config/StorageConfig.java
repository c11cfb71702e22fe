// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where content is kept and what may be done with it ({@code storage}).
 *
 * @param driver name of the driver, such as {@code filesystem}
 * @param parameters what the configuration says below that name, as the driver declares it; values
 *     are strings, numbers, booleans, lists and maps. May hold secrets: never log it
 * @param deleteEnabled whether blobs, manifests and tags may be deleted
 * @param redirectDisabled whether content is always served here, never by a URL of the backend
 * @param readOnly whether every change is refused
 * @param purging removal of abandoned uploads
 * @param cache what is remembered of blobs
 */
public record StorageConfig(
    String driver,
    Map<String, Object> parameters,
    boolean deleteEnabled,
    boolean redirectDisabled,
    boolean readOnly,
    UploadPurging purging,
    CacheConfig cache) {

  public StorageConfig {
    if (driver.isBlank()) {
      throw new IllegalArgumentException("the storage driver has no name");
    }
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** The parameter of the filesystem driver that says where content is kept. */
  public static final String DIRECTORY = "rootdirectory";

  /** Where it is kept if nobody says so. */
  public static final String DEFAULT_DIRECTORY = "registry-data";

  /** The filesystem driver in {@code ./registry-data}; nothing may be deleted. */
  public static StorageConfig defaults() {
    return new StorageConfig(
        "filesystem",
        Map.of(DIRECTORY, DEFAULT_DIRECTORY),
        false,
        false,
        false,
        UploadPurging.defaults(),
        CacheConfig.none());
  }

  /** The same on another backend. */
  public StorageConfig withDriver(String newDriver, Map<String, Object> newParameters) {
    return new StorageConfig(
        newDriver, newParameters, deleteEnabled, redirectDisabled, readOnly, purging, cache);
  }

  /** The same, with deletes allowed or not. */
  public StorageConfig withDeleteEnabled(boolean enabled) {
    return new StorageConfig(
        driver, parameters, enabled, redirectDisabled, readOnly, purging, cache);
  }

  /** The same with another cache. */
  public StorageConfig withCache(CacheConfig newCache) {
    return new StorageConfig(
        driver, parameters, deleteEnabled, redirectDisabled, readOnly, purging, newCache);
  }

  /** Without the parameters, since they may hold secrets. */
  @Override
  public String toString() {
    return "StorageConfig[driver=%s, deleteEnabled=%s, redirectDisabled=%s, readOnly=%s, %s, %s]"
        .formatted(driver, deleteEnabled, redirectDisabled, readOnly, purging, cache);
  }
}
