// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import java.nio.ByteBuffer;

/** Small content together with its digest, computed here. Immutable and thread-safe. */
public final class VerifiedContent {
  private final VerifiedDigest verified;
  private final ByteBuffer content;

  private VerifiedContent(Digest digest, ByteBuffer content) {
    this.verified = new VerifiedDigest(digest, content.remaining());
    this.content = content;
  }

  /**
   * Checks content against the digest that is claimed for it.
   *
   * @param expected the digest that is claimed
   * @param content the bytes, not copied: they must not change any more
   * @return the content, which can be put
   * @throws StorageException.DigestMismatch if it has another
   */
  public static VerifiedContent of(Digest expected, byte[] content)
      throws StorageException.DigestMismatch {
    Digest actual = Digest.of(expected.algorithm(), content);
    if (!actual.equals(expected)) {
      throw new StorageException.DigestMismatch(expected, actual);
    }
    return new VerifiedContent(actual, ByteBuffer.wrap(content));
  }

  /**
   * Computes the digest of content.
   *
   * @param algorithm what to hash by
   * @param content the bytes, not copied: they must not change any more
   * @return the content, which can be put
   */
  public static VerifiedContent hash(DigestAlgorithm algorithm, byte[] content) {
    return new VerifiedContent(Digest.of(algorithm, content), ByteBuffer.wrap(content));
  }

  /** {@return the digest and the size} */
  public VerifiedDigest verified() {
    return verified;
  }

  /** {@return the digest} */
  public Digest digest() {
    return verified.digest();
  }

  /** {@return the bytes: a read-only view of its own for each call} */
  public ByteBuffer content() {
    return content.asReadOnlyBuffer();
  }
}
