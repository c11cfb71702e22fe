// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * How strictly manifests are checked beyond their form ({@code validation}).
 *
 * @param enabled whether URLs and children of indexes are checked (no {@code validation.disabled})
 * @param blobsRequired whether the configs and layers of a manifest must exist ({@code
 *     validation.manifests.blobs})
 * @param urlsAllow in a URL of a foreign layer one of these must be found ({@code
 *     validation.manifests.urls.allow}); if empty, any URL will do
 * @param urlsDeny in a URL of a foreign layer none of these may be found ({@code
 *     validation.manifests.urls.deny})
 * @param platforms which children of an index must exist
 */
public record ValidationConfig(
    boolean enabled,
    boolean blobsRequired,
    List<Pattern> urlsAllow,
    List<Pattern> urlsDeny,
    PlatformCheck platforms) {
  /** Copies the lists. */
  public ValidationConfig {
    urlsAllow = List.copyOf(urlsAllow);
    urlsDeny = List.copyOf(urlsDeny);
    Objects.requireNonNull(platforms);
  }

  /**
   * What is checked where nothing is set.
   *
   * @return any foreign URL may stand there; every blob and every child of an index must exist
   */
  public static ValidationConfig defaults() {
    return new ValidationConfig(true, true, List.of(), List.of(), new PlatformCheck.All());
  }
}
