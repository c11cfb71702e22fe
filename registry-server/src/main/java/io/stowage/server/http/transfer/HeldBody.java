// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import io.vertx.core.Future;

/**
 * The body of one request, taken once, by {@link #into} or {@link #bytes}. Until then the client is
 * not told to continue, and what it sends all the same is read no further than the first piece; an
 * answer without taking the body needs no more than the answer. Called on the request's event loop.
 */
public interface HeldBody {

  /**
   * Gives the body to a sink, and tells a client that waits for it to continue. Holds no thread
   * while no bytes arrive.
   *
   * @param limit how many bytes are accepted, {@code Long.MAX_VALUE} for any
   * @param end what is done once the sink took the last byte, on the same thread
   * @return what came of that. Fails with {@link ClientGoneException} if the body was cut off (the
   *     sink took all bytes that arrived), with {@link BodyTooLargeException} as soon as the body
   *     is known to be longer than the limit (the sink may have taken some of it), with {@link
   *     TooBusyException} if too many transfers are under way, or with what the sink or the end
   *     threw. The sink is not called after that
   */
  <T> Future<T> into(BodySink sink, long limit, End<T> end);

  /** What is done with a body that is whole. */
  @FunctionalInterface
  interface End<T> {
    /**
     * Runs on a thread of the gateway.
     *
     * @param received how many bytes the sink took
     */
    T apply(long received) throws Exception;
  }

  /**
   * Reads a small body whole. Its memory counts against a total until the response is over.
   *
   * @param max how many bytes are accepted
   * @return the body; fails with {@link ClientGoneException}, {@link BodyTooLargeException} or
   *     {@link TooBusyException} as above
   */
  Future<byte[]> bytes(int max);
}
