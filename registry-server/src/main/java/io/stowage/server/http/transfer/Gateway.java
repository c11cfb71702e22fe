// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import io.vertx.core.Future;
import java.util.concurrent.Callable;

/**
 * The one way by which work leaves the event loop. Runs it on virtual threads where the JVM has
 * them, else on a bounded pool. Thread-safe.
 */
public final class Gateway implements AutoCloseable {

  /**
   * Opens a gateway.
   *
   * @param maxCalls how many calls may be under way at once, one or more
   */
  public static Gateway open(int maxCalls) {
    return new Gateway();
  }

  /**
   * Runs blocking work.
   *
   * @return completed on the Vert.x context of the caller, or where the work ran if there is none;
   *     fails with what the work threw, or with {@link TooBusyException} where too many calls are
   *     under way
   */
  public <T> Future<T> call(Callable<T> work) {
    return Future.failedFuture(new UnsupportedOperationException("not there yet: " + work));
  }

  /** Lets no more work in; what is under way goes on. */
  @Override
  public void close() {}
}
