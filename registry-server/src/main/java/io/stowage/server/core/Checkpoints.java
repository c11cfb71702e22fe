// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.stowage.registry.Digest;
import io.stowage.storage.Checkpoint;
import io.stowage.storage.UploadKey;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Live hashes of uploads between two requests, so that they need not be read back. Safe to lose and
 * bounded. An upload only grows, so that what is known of its bytes stays true as long as they are
 * there; a power cut, which may take some of them, takes this too.
 */
final class Checkpoints {
  private static final int MAX_UPLOADS = 10_000;
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final Cache<UploadKey, Checkpoint> live =
      Caffeine.newBuilder()
          .maximumSize(MAX_UPLOADS)
          .expireAfterWrite(KEPT)
          // its little work is done where it arises: to wake another thread for it costs more
          .executor(Runnable::run)
          .build();

  void keep(UploadKey key, Checkpoint checkpoint) {
    live.put(key, checkpoint);
  }

  void drop(UploadKey key) {
    live.invalidate(key);
  }

  /** What is known of an upload's bytes: the live hash if it is current, else the client's. */
  @Nullable Checkpoint find(UploadKey key, @Nullable UploadState known) {
    Checkpoint kept = live.getIfPresent(key);
    if (known == null || (kept != null && kept.size() == known.offset())) {
      return kept;
    }
    Digest soFar = known.soFar();
    return soFar == null ? null : Checkpoint.vouchedFor(known.offset(), soFar);
  }
}
