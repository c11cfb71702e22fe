// SPDX-License-Identifier: Apache-2.0
package io.stowage.registry;

/** What names a manifest within a repository: a {@link Tag} or a {@link Digest}. */
public sealed interface Reference permits Tag, Digest {

  /**
   * Parses a reference: with a colon a digest, without one a tag.
   *
   * @param text what a client gave behind {@code manifests/}
   * @return a {@link Digest} or a {@link Tag}
   * @throws InvalidReferenceException if it is neither
   */
  static Reference parse(String text) {
    return text.indexOf(':') >= 0 ? Digest.parse(text) : Tag.parse(text);
  }
}
