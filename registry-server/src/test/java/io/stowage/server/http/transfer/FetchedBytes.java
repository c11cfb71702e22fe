// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import io.stowage.server.http.transfer.Bytes.Source;
import io.stowage.storage.FetchingChannel;
import io.vertx.core.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/** A channel over an array whose bytes can be fetched, as far as it is told. */
final class FetchedBytes extends Source implements FetchingChannel {
  final AtomicLong readOnEventLoops = new AtomicLong();
  final AtomicLong readTooEarly = new AtomicLong();

  private final AtomicLong fetched = new AtomicLong();
  private final long fetchable;
  private final boolean failing;

  private FetchedBytes(byte[] bytes, long fetchable, boolean failing) {
    super(bytes);
    this.fetchable = fetchable;
    this.failing = failing;
  }

  /** Of which all can be fetched. */
  static FetchedBytes all(byte[] bytes) {
    return upTo(Long.MAX_VALUE, bytes);
  }

  /** Of which no more than so many can be fetched. */
  static FetchedBytes upTo(long fetchable, byte[] bytes) {
    return new FetchedBytes(bytes, fetchable, false);
  }

  /** Whose fetching fails after so many bytes. */
  static FetchedBytes failingAfter(long fetchable, byte[] bytes) {
    return new FetchedBytes(bytes, fetchable, true);
  }

  @Override
  public long fetch(long most) throws IOException {
    if (Context.isOnEventLoopThread()) {
      throw new AssertionError("an event loop waits");
    }
    long count = Math.min(most, fetchable - fetched.get());
    if (count == 0 && failing) {
      throw new IOException("the disk is slow");
    }
    fetched.addAndGet(count);
    return count;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    int count = super.read(into);
    if (Context.isOnEventLoopThread()) {
      long total = readOnEventLoops.addAndGet(Math.max(0, count));
      if (total > fetched.get()) {
        readTooEarly.incrementAndGet();
      }
    }
    return count;
  }
}
