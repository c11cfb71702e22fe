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
 * @param deleteEnabled whether blobs, manifests and tags may be deleted ({@code
 *     storage.delete.enabled})
 * @param redirectDisabled whether content is always served here, never by a URL of the backend
 *     ({@code storage.redirect.disable})
 * @param readOnly whether every change is refused ({@code storage.maintenance.readonly.enabled})
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

  /**
   * Copies the parameters, which only the driver can check.
   *
   * @throws IllegalArgumentException if the driver's name is blank
   */
  public StorageConfig {
    if (driver.isBlank()) {
      throw new IllegalArgumentException("the storage driver has no name");
    }
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** The parameter of the filesystem driver that says where content is kept. */
  public static final String DIRECTORY = "rootdirectory";

  /** Where it is kept if nobody says so: relative to the directory that the process runs in. */
  public static final String DEFAULT_DIRECTORY = "registry-data";

  /**
   * Where content is kept if nothing is set.
   *
   * @return the filesystem driver in {@code ./registry-data}, without deletes and without a cache
   */
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

  /**
   * The same on another backend.
   *
   * @param newDriver name of a storage driver on the class path
   * @param newParameters its settings, none of which is taken from those before; copied
   * @return all that is no matter of the driver as it is
   * @throws IllegalArgumentException if the name is blank
   */
  public StorageConfig withDriver(String newDriver, Map<String, Object> newParameters) {
    return new StorageConfig(
        newDriver, newParameters, deleteEnabled, redirectDisabled, readOnly, purging, cache);
  }

  /**
   * The same, with deletes allowed or not.
   *
   * @param enabled whether they are; where they are not, a client that tries is answered 405
   * @return all other settings as they are
   */
  public StorageConfig withDeleteEnabled(boolean enabled) {
    return new StorageConfig(
        driver, parameters, enabled, redirectDisabled, readOnly, purging, cache);
  }

  /**
   * The same with another cache.
   *
   * @param newCache the cache, or {@link CacheConfig#none}
   * @return all other settings as they are
   */
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
