// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import io.stowage.registry.Digest;
import io.stowage.registry.RepositoryName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Manifests that refer to another (OCI distribution specification, "Listing referrers").
 * Thread-safe.
 */
public final class ReferrerService {
  ReferrerService(Store store, ManifestReader reader) {}

  /**
   * Lists the manifests of a repository that have a subject, in the order of their digests. Those
   * that clients listed under the referrers tag of the subject, before there was this API, are
   * among them. A page serialises to less than 4 MiB.
   *
   * @param subject need not exist
   * @param artifactType gives only those of this type; empty for all
   * @param after lists what comes after this digest, which need not exist; null for the start
   */
  public ReferrerPage list(
      RepositoryName repository,
      Digest subject,
      Optional<String> artifactType,
      @Nullable Digest after) {
    return new ReferrerPage(java.util.List.of(), null);
  }
}
