// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.lang.ref.Reference;
import org.jspecify.annotations.Nullable;

/**
 * One asynchronous operation of librados, from its start until its result is known. Made and
 * settled within calls of {@link Cluster}. Thread-safe.
 */
final class Pending {
  private final @Nullable Pointer completion;

  /** What librados writes to, which must not be collected before it has. */
  private @Nullable Memory target;

  private boolean settled;
  private int result;

  private Pending(@Nullable Pointer completion, @Nullable Memory target) {
    this.completion = completion;
    this.target = target;
  }

  /**
   * Starts an operation; one that could not be started is settled with why.
   *
   * @param target what it writes to, if that is to be kept alive here
   */
  static Pending of(@Nullable Memory target, Start start) {
    try (Memory cell = Cells.of(1)) {
      int made = LibRados.rados_aio_create_completion(null, null, null, cell);
      Pointer completion = cell.getPointer(0);
      Pending pending = new Pending(completion, target);
      int started = made == Errno.OK ? start.with(completion) : made;
      if (started != Errno.OK) {
        pending.settle(started);
      }
      return pending;
    }
  }

  /** Hands a completion to librados. */
  interface Start {
    int with(Pointer completion);
  }

  private synchronized void settle(int outcome) {
    settled = true;
    result = outcome;
    target = null;
    if (completion != null) {
      LibRados.rados_aio_release(completion);
    }
  }

  /** Whether the result is there already: then {@link #settle} does not wait. */
  synchronized boolean isComplete() {
    return settled || completion == null || LibRados.rados_aio_is_complete(completion) != 0;
  }

  /** Whether {@link #settle} was called, so that {@link #result} may be. */
  synchronized boolean isSettled() {
    return settled;
  }

  /** Waits for the result, as long as librados may take for an operation. */
  synchronized int settle() {
    if (!settled && completion != null) {
      try {
        LibRados.rados_aio_wait_for_complete(completion);
        settle(LibRados.rados_aio_get_return_value(completion));
      } finally {
        Reference.reachabilityFence(target);
      }
    }
    return result;
  }
}
