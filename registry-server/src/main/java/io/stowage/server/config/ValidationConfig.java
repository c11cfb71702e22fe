// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * How strictly manifests are checked beyond their form ({@code validation}).
 *
 * @param enabled whether URLs and children of indexes are checked
 * @param blobsRequired whether the configs and layers of a manifest must exist
 * @param urlsAllow a URL of a foreign layer must match one of these, where there are any
 * @param urlsDeny a URL of a foreign layer must match none of these
 * @param platforms which children of an index must exist
 */
public record ValidationConfig(
    boolean enabled,
    boolean blobsRequired,
    List<Pattern> urlsAllow,
    List<Pattern> urlsDeny,
    PlatformCheck platforms) {
  public ValidationConfig {
    urlsAllow = List.copyOf(urlsAllow);
    urlsDeny = List.copyOf(urlsDeny);
    Objects.requireNonNull(platforms);
  }

  /** On, with any foreign URL, and every blob and every child of an index asked for. */
  public static ValidationConfig defaults() {
    return new ValidationConfig(true, true, List.of(), List.of(), new PlatformCheck.All());
  }
}
