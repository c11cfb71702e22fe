// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.load;

import io.stowage.example.benchmark.report.Statistics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Takes down how transfers go that begin when this is made. Thread-safe. */
final class Progress {
  private final long begun = System.nanoTime();
  private final AtomicLongArray moved;
  private final List<Double> ends = new ArrayList<>();
  private long @Nullable [] movedAtFirstEnd;

  Progress(int transfers) {
    moved = new AtomicLongArray(transfers);
  }

  void moved(int transfer, long bytes) {
    moved.addAndGet(transfer, bytes);
  }

  long total(int transfer) {
    return moved.get(transfer);
  }

  synchronized void ended() {
    if (ends.isEmpty()) {
      movedAtFirstEnd = snapshot();
    }
    ends.add((System.nanoTime() - begun) / 1e9);
  }

  /**
   * Sums up, after the end of all.
   *
   * @throws IllegalStateException if some have not ended
   */
  synchronized Transfers result() {
    if (ends.size() < moved.length() || movedAtFirstEnd == null) {
      throw new IllegalStateException(
          "%d of %d transfers ended".formatted(ends.size(), moved.length()));
    }
    return new Transfers(
        LongStream.of(snapshot()).sum(),
        ends.get(0),
        Statistics.median(ends),
        ends.get(ends.size() - 1),
        Statistics.jain(movedAtFirstEnd));
  }

  private long[] snapshot() {
    return LongStream.range(0, moved.length()).map(i -> moved.get((int) i)).toArray();
  }
}
