// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core.manifest;

import io.stowage.registry.Descriptor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a manifest refers to, with what only some references carry.
 *
 * @param descriptor type, digest and size, without annotations
 * @param urls where else it can be had
 * @param platform what it is for, if the manifest says so
 */
public record ManifestEntry(Descriptor descriptor, List<String> urls, @Nullable Platform platform) {

  /** Copies the URLs. */
  public ManifestEntry {
    urls = List.copyOf(urls);
  }
}
