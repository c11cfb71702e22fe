// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the bytes of an upload so far: how many, and their digest. With it an upload is
 * resumed without reading it back. Immutable and thread-safe.
 */
public final class Checkpoint {
  private final long size;
  private final Digest digest;
  private final @Nullable MessageDigest hash;

  Checkpoint(long size, Digest digest, @Nullable MessageDigest hash) {
    this.size = size;
    this.digest = digest;
    this.hash = hash;
  }

  /**
   * A checkpoint that came from elsewhere, such as a token. The caller vouches that {@link
   * BlobUpload#checkpoint} gave it for the same upload: it must have been kept where nobody else
   * can write.
   *
   * @param size how many bytes
   * @param digest their digest
   * @return a checkpoint by which the bytes need not be read back, as long as none is added
   */
  public static Checkpoint vouchedFor(long size, Digest digest) {
    return new Checkpoint(size, digest, null);
  }

  /** {@return how many bytes} */
  public long size() {
    return size;
  }

  /** {@return the digest of the bytes so far} */
  public Digest digest() {
    return digest;
  }

  /** A hash that goes on from here, or null if only the digest is known. */
  @Nullable MessageDigest newHash() {
    return hash == null ? null : copy(hash);
  }

  static Checkpoint of(DigestAlgorithm algorithm, long size, MessageDigest hash) {
    MessageDigest kept = copy(hash);
    return new Checkpoint(size, Digest.of(algorithm, copy(hash)), kept);
  }

  private static MessageDigest copy(MessageDigest hash) {
    try {
      return (MessageDigest) hash.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's hashes can be cloned", e);
    }
  }
}
