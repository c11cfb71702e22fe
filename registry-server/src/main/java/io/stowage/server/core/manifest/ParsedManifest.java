// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core.manifest;

import io.stowage.registry.Digest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a manifest says (OCI image specification, manifest.md and image-index.md).
 *
 * @param mediaType its type
 * @param config the configuration; null in an index
 * @param layers the layers, in order; none in an index
 * @param children the manifests of an index, in order; none in a manifest
 * @param subject what it refers to, if anything
 * @param artifactType the artifact's type, if it names one
 * @param annotations its own annotations
 */
public record ParsedManifest(
    String mediaType,
    @Nullable ManifestEntry config,
    List<ManifestEntry> layers,
    List<ManifestEntry> children,
    @Nullable Digest subject,
    @Nullable String artifactType,
    Map<String, String> annotations) {

  /** Copies the collections. */
  public ParsedManifest {
    layers = List.copyOf(layers);
    children = List.copyOf(children);
    annotations = Map.copyOf(annotations);
  }

  /**
   * The type under which it is listed among the referrers of its subject: the artifact's, or else
   * the configuration's (OCI distribution specification, "Listing referrers").
   */
  public @Nullable String referrerType() {
    if (artifactType != null && !artifactType.isEmpty()) {
      return artifactType;
    }
    return config == null ? null : config.descriptor().mediaType();
  }
}
