// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli.logging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * Writes lines to a stream on a thread of its own, so that a slow reader of the stream holds up
 * nobody. What does not fit into its bounded queue is dropped and counted. Thread-safe.
 */
final class LineWriter implements AutoCloseable {
  /** How long a first line waits for others, so that many are written at once. */
  private static final long GATHER_NANOS = 2_000_000;

  private static final long REPORT_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long POLL_MILLIS = 500;
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

  private final OutputStream out;
  private final BlockingQueue<String> queue;
  private final LongAdder dropped = new LongAdder();
  private final LongConsumer onDropped;
  private final Thread thread;
  private volatile boolean closed;

  /**
   * Starts the thread.
   *
   * @param out where lines go; not closed
   * @param capacity how many lines may wait
   * @param name of the thread
   * @param onDropped told now and then how many lines were dropped since it was told last
   */
  LineWriter(OutputStream out, int capacity, String name, LongConsumer onDropped) {
    this.out = out;
    this.queue = new ArrayBlockingQueue<>(capacity);
    this.onDropped = onDropped;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Queues a line, to which the line's end is added; or drops it. Never blocks. */
  void write(String line) {
    if (!queue.offer(line)) {
      dropped.increment();
    }
  }

  private void run() {
    List<String> batch = new ArrayList<>();
    long reported = System.nanoTime() - REPORT_NANOS;
    while (!closed || !queue.isEmpty()) {
      gather(batch);
      print(batch);
      batch.clear();
      if (dropped.sum() > 0 && System.nanoTime() - reported >= REPORT_NANOS) {
        reported = System.nanoTime();
        onDropped.accept(dropped.sumThenReset());
      }
    }
  }

  private void gather(List<String> batch) {
    try {
      String first = queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
      if (first != null) {
        batch.add(first);
        if (!closed) {
          LockSupport.parkNanos(GATHER_NANOS);
        }
        queue.drainTo(batch);
      }
    } catch (InterruptedException closing) {
      queue.drainTo(batch);
    }
  }

  private void print(List<String> batch) {
    if (batch.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder();
    batch.forEach(line -> text.append(line).append('\n'));
    try {
      out.write(text.toString().getBytes(UTF_8));
      out.flush();
    } catch (IOException nobodyReads) {
      dropped.add(batch.size());
    }
  }

  /** Writes what waits, for two seconds at most, and ends the thread. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(CLOSE_LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
