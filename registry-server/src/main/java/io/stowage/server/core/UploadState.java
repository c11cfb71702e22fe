// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.UploadId;
import io.stowage.storage.UploadKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an upload stands: what its client holds, as a token, between two requests.
 *
 * <p>It carries the digest of the bytes so far and not the state of their hash, which the JDK's
 * hashes do not give away; those that do take eight times as long for each byte. So an upload whose
 * bytes all came through one instance is published by any other without reading it back, unless it
 * is so small that it is not durable yet; and one whose bytes came through several is read back
 * once, when it is published.
 *
 * @param repository where it was begun
 * @param id its id there
 * @param offset how many bytes there are
 * @param startedAt when it was begun, as far as is known
 * @param algorithm that of the digest which will most likely be claimed; null if nobody said
 * @param soFar the digest of the bytes so far, which are durable; null if not known
 */
public record UploadState(
    RepositoryName repository,
    UploadId id,
    long offset,
    Instant startedAt,
    @Nullable DigestAlgorithm algorithm,
    @Nullable Digest soFar) {

  /**
   * @throws IllegalArgumentException if the offset is negative
   */
  public UploadState {
    if (offset < 0) {
      throw new IllegalArgumentException("an offset is zero or more: " + offset);
    }
  }

  /** The upload's name in the storage. */
  public UploadKey key() {
    return new UploadKey(repository, id);
  }
}
