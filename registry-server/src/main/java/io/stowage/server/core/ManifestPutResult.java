// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import io.stowage.registry.Digest;
import io.stowage.registry.Tag;
import java.util.List;
import java.util.Optional;

/**
 * What was stored.
 *
 * @param digest the manifest's
 * @param tags those that point to it now, in the order in which they were asked for
 * @param subject what the manifest refers to, if it says so
 */
public record ManifestPutResult(Digest digest, List<Tag> tags, Optional<Digest> subject) {

  /** Copies the tags. */
  public ManifestPutResult {
    tags = List.copyOf(tags);
  }
}
