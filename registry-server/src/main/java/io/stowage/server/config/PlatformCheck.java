// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

import java.util.List;

/**
 * Which children of an image index must exist before the index is accepted ({@code
 * validation.manifests.indexes.platforms}). An index that lacks one is refused with {@code
 * MANIFEST_BLOB_UNKNOWN}.
 */
public sealed interface PlatformCheck {

  /** Each child must exist ({@code all}), as is the default. */
  record All() implements PlatformCheck {}

  /** No child needs to exist ({@code none}). */
  record None() implements PlatformCheck {}

  /**
   * The children for these platforms must exist ({@code list}).
   *
   * @param platforms compared by architecture and operating system ({@code
   *     validation.manifests.indexes.platformlist}); no child needs to exist if empty
   */
  record Only(List<Platform> platforms) implements PlatformCheck {
    /** Copies the list. */
    public Only {
      platforms = List.copyOf(platforms);
    }
  }

  /**
   * A platform as image indexes name it.
   *
   * @param architecture such as {@code amd64}
   * @param os such as {@code linux}
   */
  record Platform(String architecture, String os) {}
}
