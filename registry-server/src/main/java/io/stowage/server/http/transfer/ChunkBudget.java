// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Deals out the memory of outgoing transfers. Half of it is set aside so that each transfer has a
 * small buffer whatever the others hold; the other half makes buffers larger, as long as it lasts.
 * Thread-safe.
 *
 * <p>A second buffer, to be filled while the first is sent, is for few transfers: as soon as there
 * are as many as there are processors, these are busy without it, and one large buffer costs less.
 */
final class ChunkBudget {
  static final int SMALLEST = 16 * 1024;
  static final int LARGEST = 512 * 1024;

  private final long total;
  private final int fewTransfers;
  private final int maxTransfers;
  private final AtomicInteger transfers = new AtomicInteger();
  private final AtomicLong shared;

  /**
   * A budget.
   *
   * @param total how many bytes there are for all transfers
   * @param fewTransfers how many transfers at most may have two buffers each; more are many
   */
  ChunkBudget(long total, int fewTransfers) {
    this.total = total;
    this.fewTransfers = fewTransfers;
    this.maxTransfers = (int) Math.max(1, total / 2 / SMALLEST);
    this.shared = new AtomicLong(total / 2);
  }

  /** Lets a transfer in, unless there are too many. */
  boolean enter() {
    if (transfers.incrementAndGet() > maxTransfers) {
      transfers.decrementAndGet();
      return false;
    }
    return true;
  }

  void leave() {
    transfers.decrementAndGet();
  }

  int transfers() {
    return transfers.get();
  }

  /** Whether so many transfers are under way that they keep the processors busy. */
  boolean many() {
    return transfers.get() > fewTransfers;
  }

  /**
   * Takes memory for a buffer.
   *
   * @param most how much is of use, one or more
   * @param first whether the transfer holds no buffer now: then there is always some
   * @return how much may be allocated, no more than {@code most}; zero for none
   */
  int take(long most, boolean first) {
    if (!first && many()) {
      return 0;
    }
    int own = first ? SMALLEST : 0;
    for (int size = fairSize(); size > SMALLEST; size /= 2) {
      int useful = (int) Math.min(size, most);
      if (fromShared(useful - own)) {
        return useful;
      }
    }
    int least = (int) Math.min(SMALLEST, most);
    return fromShared(least - own) ? least : 0;
  }

  /** Gives back what {@link #take} gave, with the same {@code first}. */
  void give(int size, boolean first) {
    shared.addAndGet(Math.max(0, size - (first ? SMALLEST : 0)));
  }

  private boolean fromShared(int size) {
    if (size <= 0) {
      return true;
    }
    if (shared.addAndGet(-size) < 0) {
      shared.addAndGet(size);
      return false;
    }
    return true;
  }

  private int fairSize() {
    long fair = total / 2 / Math.max(1, transfers.get());
    return (int) Math.max(SMALLEST, Math.min(LARGEST, fair / SMALLEST * SMALLEST));
  }
}
