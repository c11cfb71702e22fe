// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import io.stowage.registry.Reference;
import io.stowage.registry.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client says of a manifest that it pushes.
 *
 * @param reference the tag to be given to it, or the digest that it must have
 * @param tags further tags to be given to it
 * @param contentType the type that the client claims, with or without parameters; null if none
 */
public record ManifestPut(Reference reference, List<Tag> tags, @Nullable String contentType) {

  /** Copies the tags. */
  public ManifestPut {
    tags = List.copyOf(tags);
  }
}
