// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import io.stowage.registry.Page;
import io.stowage.registry.RepositoryName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names of the repositories. Thread-safe. */
public final class CatalogService {
  private static final int DEFAULT_ENTRIES = 100;

  private final Store store;
  private final int maxEntries;

  CatalogService(Store store, int maxEntries) {
    this.store = store;
    this.maxEntries = maxEntries;
  }

  /**
   * Lists repositories that hold or held a manifest, in byte order.
   *
   * @param n how many at most; null for 100, or the registry's limit where that is less
   * @param last lists what comes after this name, which need not exist; null for the start
   * @throws RegistryException PAGINATION_NUMBER_INVALID if n is negative or over the limit
   */
  public Page<RepositoryName> list(@Nullable Integer n, @Nullable RepositoryName last) {
    if (n != null && (n < 0 || n > maxEntries)) {
      throw Pagination.invalid(n);
    }
    int limit = n == null ? Math.min(DEFAULT_ENTRIES, maxEntries) : n;
    return limit == 0 ? Page.last(List.of()) : store.repositories(last, limit);
  }
}
