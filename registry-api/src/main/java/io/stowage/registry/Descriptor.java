// SPDX-License-Identifier: Apache-2.0
package io.stowage.registry;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a manifest says of other content (OCI image specification, descriptor.md).
 *
 * @param mediaType the content's type; empty where the manifest names none
 * @param digest the content's digest
 * @param size the content's length in bytes, zero or more
 * @param artifactType the type of the artifact, where the content is a manifest of one
 * @param annotations arbitrary metadata, unmodifiable
 */
public record Descriptor(
    String mediaType,
    Digest digest,
    long size,
    @Nullable String artifactType,
    Map<String, String> annotations) {

  /**
   * Checks the size.
   *
   * @param mediaType the content's type
   * @param digest the content's digest
   * @param size the content's length in bytes
   * @param artifactType the type of the artifact
   * @param annotations arbitrary metadata; copied
   * @throws IllegalArgumentException if the size is negative
   */
  public Descriptor {
    if (size < 0) {
      throw new IllegalArgumentException("a descriptor's size is zero or more: " + size);
    }
    annotations = Map.copyOf(annotations);
  }

  /**
   * A descriptor without artifact type and annotations.
   *
   * @param mediaType the content's type; empty where the manifest names none
   * @param digest the content's digest
   * @param size the content's length in bytes, zero or more
   * @throws IllegalArgumentException if the size is negative
   */
  public Descriptor(String mediaType, Digest digest, long size) {
    this(mediaType, digest, size, null, Map.of());
  }
}
