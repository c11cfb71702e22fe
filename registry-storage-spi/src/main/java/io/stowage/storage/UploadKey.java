// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage;

import io.stowage.registry.RepositoryName;
import io.stowage.registry.UploadId;
import java.util.Comparator;

/**
 * Names an upload. Ordered by repository, then by id.
 *
 * @param repository where it was begun
 * @param id its id there
 */
public record UploadKey(RepositoryName repository, UploadId id) implements Comparable<UploadKey> {
  private static final Comparator<UploadKey> ORDER =
      Comparator.comparing(UploadKey::repository).thenComparing(UploadKey::id);

  @Override
  public int compareTo(UploadKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return repository + "/" + id;
  }
}
