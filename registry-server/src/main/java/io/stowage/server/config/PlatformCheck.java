// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

import java.util.List;

/** Which children of an image index must exist before the index is accepted. */
public sealed interface PlatformCheck {

  /** Each child must exist. */
  record All() implements PlatformCheck {}

  /** No child needs to exist. */
  record None() implements PlatformCheck {}

  /**
   * The children for these platforms must exist.
   *
   * @param platforms compared by architecture and operating system
   */
  record Only(List<Platform> platforms) implements PlatformCheck {
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
