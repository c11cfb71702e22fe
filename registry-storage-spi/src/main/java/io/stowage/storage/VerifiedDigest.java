// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage;

import io.stowage.registry.Digest;

/**
 * A digest that this module computed over the very bytes. Only {@link BlobUpload} and {@link
 * VerifiedContent} make one, so that nothing else can publish.
 */
public final class VerifiedDigest {
  private final Digest digest;
  private final long size;

  VerifiedDigest(Digest digest, long size) {
    this.digest = digest;
    this.size = size;
  }

  /** {@return the digest} */
  public Digest digest() {
    return digest;
  }

  /** {@return how many bytes it is of} */
  public long size() {
    return size;
  }

  @Override
  public String toString() {
    return digest + " (" + size + " bytes)";
  }
}
