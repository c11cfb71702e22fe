// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How strictly manifests are checked beyond their form and the presence of their blobs.
 *
 * <p>The URLs of foreign layers are checked where an operator names some. With neither list any
 * HTTP URL is accepted, unlike in {@code registry:2}: the registry never fetches them, and the
 * specification has registries accept layers that are not distributable.
 *
 * @param enabled whether URLs and children of indexes are checked at all
 * @param blobsRequired whether configs and layers must be present; layers that are not
 *     distributable never need to be
 * @param urlsAllow a URL of a layer must match one of these, where there are any
 * @param urlsDeny a URL of a layer must match none of these
 * @param children which children of an index must be present
 */
public record ManifestRules(
    boolean enabled,
    boolean blobsRequired,
    List<Pattern> urlsAllow,
    List<Pattern> urlsDeny,
    RequiredChildren children) {

  /** Copies the lists. */
  public ManifestRules {
    urlsAllow = List.copyOf(urlsAllow);
    urlsDeny = List.copyOf(urlsDeny);
  }

  /** Every blob and every child of an index is required, any HTTP URL accepted. */
  public static ManifestRules defaults() {
    return new ManifestRules(true, true, List.of(), List.of(), RequiredChildren.ALL);
  }
}
