// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import io.vertx.core.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;

/** Receives the bodies of requests within a budget of memory. Thread-safe. */
public final class BodyIntake {

  /** An intake whose sinks run on a gateway. */
  public BodyIntake(Gateway gateway) {}

  /** Prepares a new connection: the server's {@code connectionHandler} calls it. */
  public void connected(HttpConnection connection) {}

  /**
   * Holds a request's body back until somebody takes it. Called first thing in the request's
   * handler, before anything asynchronous; the same request gives the same body.
   */
  public HeldBody hold(HttpServerRequest request) {
    return new HeldBody() {
      @Override
      public Future<Long> into(BodySink sink, long limit) {
        return Future.failedFuture(new UnsupportedOperationException("not there yet"));
      }

      @Override
      public Future<byte[]> bytes(int max) {
        return Future.failedFuture(new UnsupportedOperationException("not there yet"));
      }
    };
  }

  /**
   * Disposes of what nobody took of a request's body: a little is read and dropped, so that the
   * connection can be used again; after that the connection is closed, late enough for the client
   * to see the answer. Called when the response is over.
   */
  public void finished(HttpServerRequest request) {}
}
