// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import io.stowage.storage.FetchingChannel;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which of a source's next bytes are so near that the event loop may read them itself. They are
 * fetched on the gateway, a window at a time, the next while the event loop sends the one before.
 * State belongs to the event loop.
 */
final class NearBytes {
  static final long WINDOW = 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(NearBytes.class);

  /** Less than this is not worth the way to the gateway and back for its fetching alone. */
  private static final long WORTH = 256 * 1024;

  /** After this long, bytes that nobody read may be far again. */
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final LongSupplier nanos;
  private final @Nullable FetchingChannel source;
  private long unfetched;
  private long near;
  private long fetchedAt;
  private boolean fetching;
  private boolean none;

  NearBytes(ReadableByteChannel source, long length, LongSupplier nanos) {
    this.nanos = nanos;
    this.source = source instanceof FetchingChannel fetching ? fetching : null;
    this.unfetched = length;
    this.none = this.source == null || length <= WORTH;
  }

  /** Whether the next window should be fetched now. */
  boolean isFetchDue() {
    return !none && !fetching && unfetched > 0 && near <= WINDOW / 2;
  }

  /** Begins to fetch: gives what is to be run on the gateway, and what to tell of its outcome. */
  Runnable fetch(LongConsumer outcome) {
    fetching = true;
    long most = Math.min(WINDOW, unfetched);
    return () -> outcome.accept(fetched(most));
  }

  private long fetched(long most) {
    try {
      return source == null ? 0 : source.fetch(most);
    } catch (IOException | RuntimeException e) {
      LOG.debug("a blob's bytes cannot be fetched before they are read", e);
      return 0;
    }
  }

  /** So many bytes were fetched. */
  void add(long count) {
    fetching = false;
    near += count;
    unfetched -= count;
    none = count == 0;
    fetchedAt = nanos.getAsLong();
  }

  /** So many bytes are about to be read. */
  void take(long count) {
    near = Math.max(0, near - count);
  }

  /** How many bytes at most are to be read next; zero if more are being fetched. */
  long limit() {
    return near > 0 || !none ? near : Long.MAX_VALUE;
  }

  /** Whether the next bytes may be read on the event loop. */
  boolean isFresh() {
    return near > 0 && nanos.getAsLong() - fetchedAt < FRESH_NANOS;
  }
}
