// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.InvalidReferenceException;
import java.util.Optional;

/** Reads digests from names of directories and from links. */
final class DigestNames {
  private DigestNames() {}

  /** A digest by its digits, or empty where it can be none. */
  static Optional<Digest> parse(DigestAlgorithm algorithm, String hex) {
    try {
      return Optional.of(new Digest(algorithm, hex));
    } catch (InvalidReferenceException e) {
      return Optional.empty();
    }
  }

  /** A digest by its text, or empty where it is none. */
  static Optional<Digest> parse(String text) {
    try {
      return Optional.of(Digest.parse(text));
    } catch (InvalidReferenceException e) {
      return Optional.empty();
    }
  }
}
