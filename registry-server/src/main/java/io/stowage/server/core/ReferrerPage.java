// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import io.stowage.registry.Descriptor;
import io.stowage.registry.Digest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the manifests that refer to a subject.
 *
 * @param descriptors in the order of their digests; may be empty though there is more
 * @param next where the next part begins, to be given as {@code after}; null on the last
 */
public record ReferrerPage(List<Descriptor> descriptors, @Nullable Digest next) {

  /** Copies the descriptors. */
  public ReferrerPage {
    descriptors = List.copyOf(descriptors);
  }
}
