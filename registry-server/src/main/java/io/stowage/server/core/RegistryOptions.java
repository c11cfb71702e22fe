// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

/**
 * What can be set of a registry's logic.
 *
 * @param deleteEnabled whether blobs, manifests and tags can be deleted
 * @param maxManifestBytes the largest manifest that is accepted, in bytes
 * @param validation how manifests are checked
 * @param catalogMaxEntries the largest page of the catalog, one or more
 * @param tagsMaxTags the largest page of tags, one or more
 * @param manifestCacheBytes how many bytes of manifests are kept in memory; 0 for none
 */
public record RegistryOptions(
    boolean deleteEnabled,
    int maxManifestBytes,
    ManifestRules validation,
    int catalogMaxEntries,
    int tagsMaxTags,
    long manifestCacheBytes) {
  private static final int MIB = 1024 * 1024;
  private static final int PAGE = 1000;

  /**
   * @throws IllegalArgumentException if a number is out of bounds
   */
  public RegistryOptions {
    if (maxManifestBytes < 1 || catalogMaxEntries < 1 || tagsMaxTags < 1) {
      throw new IllegalArgumentException("a registry's limits are one or more");
    }
    if (manifestCacheBytes < 0) {
      throw new IllegalArgumentException("a cache has zero bytes or more");
    }
  }

  /** No deletion, manifests of up to 4 MiB, pages of 1000, a cache of 16 MiB. */
  public static RegistryOptions defaults() {
    return new RegistryOptions(false, 4 * MIB, ManifestRules.defaults(), PAGE, PAGE, 16L * MIB);
  }
}
