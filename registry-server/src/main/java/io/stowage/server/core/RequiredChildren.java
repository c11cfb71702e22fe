// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import io.stowage.server.core.manifest.Platform;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which children of an index must be present when it is pushed. */
@FunctionalInterface
public interface RequiredChildren {
  /** Every child. */
  RequiredChildren ALL = platform -> true;

  /** None: an index may be sparse. */
  RequiredChildren NONE = platform -> false;

  /** The children for some platforms. */
  static RequiredChildren of(Set<Platform> platforms) {
    Set<Platform> some = Set.copyOf(platforms);
    return platform -> platform != null && some.contains(platform);
  }

  /**
   * Whether a child must be present.
   *
   * @param platform what the index says that the child is for, or null
   */
  boolean includes(@Nullable Platform platform);
}
