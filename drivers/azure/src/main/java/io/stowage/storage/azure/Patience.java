// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.azure;

import io.stowage.storage.StorageException;
import java.net.ConnectException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Whether a call is made again: so often at most, and only for about a second where nothing
 * listens. For one call.
 */
final class Patience implements Predicate<StorageException.Unavailable> {
  private static final long WITH_NOBODY = TimeUnit.MILLISECONDS.toNanos(700);

  private final long most;
  private final LongSupplier nanoTime;
  private final long start;
  private long failures;

  Patience(long most, LongSupplier nanoTime) {
    this.most = most;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  @Override
  public boolean test(StorageException.Unavailable failure) {
    failures++;
    boolean isNobody = failure.getCause() instanceof ConnectException;
    return failures <= most && !(isNobody && nanoTime.getAsLong() - start > WITH_NOBODY);
  }
}
