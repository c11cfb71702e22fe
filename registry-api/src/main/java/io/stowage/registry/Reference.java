// SPDX-License-Identifier: Apache-2.0
package io.stowage.registry;

/** What names a manifest within a repository: a {@link Tag} or a {@link Digest}. */
public sealed interface Reference permits Tag, Digest {

  /**
   * Parses a reference: with a colon a digest, without one a tag.
   *
   * @throws InvalidReferenceException if it is neither
   */
  static Reference parse(String text) {
    return text.indexOf(':') >= 0 ? Digest.parse(text) : Tag.parse(text);
  }
}
