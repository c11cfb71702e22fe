// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.server.http.transfer.BodyTooLargeException;
import io.stowage.server.http.transfer.Gateway;
import io.stowage.server.http.transfer.HeldBody;
import io.stowage.storage.Caller;
import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings bodies into uploads. However a request ends, its upload is let go of: the bytes that came
 * before a connection was cut are durable, and can be gone on from.
 */
final class UploadBodies {
  private static final Logger LOG = LoggerFactory.getLogger(UploadBodies.class);

  private final Gateway gateway;

  UploadBodies(Gateway gateway) {
    this.gateway = gateway;
  }

  /**
   * Receives a request's body.
   *
   * @param append closed in any case
   * @param end runs off the event loop once all bytes are there
   */
  <T> Future<T> receive(Exchange exchange, UploadAppend append, HeldBody.End<T> end) {
    Caller caller = exchange.caller();
    return exchange
        .body()
        .into(
            bytes ->
                caller.call(
                    () -> {
                      append.accept(bytes);
                      return append;
                    }),
            append.limit(),
            received ->
                caller.call(
                    () -> {
                      try (append) {
                        return end.apply(received);
                      }
                    }))
        .recover(e -> letGo(append, e));
  }

  private <T> Future<T> letGo(UploadAppend append, Throwable failure) {
    return gateway
        .finish(
            () -> {
              append.close();
              return append;
            })
        .onFailure(e -> LOG.warn("an upload could not be let go of", e))
        .transform(closed -> Future.failedFuture(answerable(failure)));
  }

  private static Throwable answerable(Throwable failure) {
    return failure instanceof BodyTooLargeException large
        ? UploadAppend.otherLength(large.limit())
        : failure;
  }
}
