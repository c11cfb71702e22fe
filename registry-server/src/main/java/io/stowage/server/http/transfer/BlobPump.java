// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import java.nio.channels.ReadableByteChannel;

/**
 * Sends content as the body of a response, over each protocol alike. Holds no thread while a client
 * is slow; the buffers of all transfers together stay within a budget. Thread-safe.
 */
public final class BlobPump {

  /** A pump whose reads run on a gateway. */
  public BlobPump(Gateway gateway) {}

  /**
   * Sends exactly {@code length} bytes and ends the response. Status and headers are set before; a
   * missing {@code Content-Length} is added. Called on the response's event loop.
   *
   * @param source owned by the pump from here on, which closes it in any case
   * @return completed when the last byte was written. Fails with {@link ClientGoneException} if the
   *     client went away, with {@link TooBusyException} if too many transfers are under way
   *     (nothing was sent), with what reading threw, or with {@link java.io.EOFException} if the
   *     source ends early. If the head was sent by then the response was reset; if it was not, the
   *     response is the caller's to answer
   */
  public Future<Void> send(ReadableByteChannel source, long length, HttpServerResponse response) {
    return Future.failedFuture(new UnsupportedOperationException("not there yet"));
  }
}
