// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import io.vertx.core.net.impl.VertxConnection;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/**
 * Sends parts of files as parts of one response. Vert.x's {@code sendFile} sends a whole one: it
 * would wait for the disk on the event loop, and not let others have their turn.
 */
final class FileSender {
  private final VertxConnection connection;
  private final HttpServerRequest request;

  private FileSender(VertxConnection connection, HttpServerRequest request) {
    this.connection = connection;
    this.request = request;
  }

  /** One for the response to a request; null where only bytes in memory can be sent. */
  static @Nullable FileSender of(HttpServerRequest request) {
    boolean plain = request.version() != HttpVersion.HTTP_2 && !request.isSSL();
    return plain && request.connection() instanceof VertxConnection connection
        ? new FileSender(connection, request)
        : null;
  }

  /**
   * Sends a part of a file after what was sent before.
   *
   * @param last whether the response ends with it
   */
  Future<Void> send(FileChannel file, long position, int size, boolean last) {
    HttpServerResponse response = request.response();
    try {
      if (!response.headWritten()) {
        response.writeHead();
      }
      SentFiles.add(request, size);
      Promise<Void> sent = ((HttpServerRequestInternal) request).context().promise();
      connection
          .sendFile(file, position, size)
          .addListener(
              result -> {
                if (result.isSuccess()) {
                  sent.complete();
                } else {
                  sent.fail(result.cause());
                }
              });
      return last ? sent.future().compose(nothing -> response.end()) : sent.future();
    } catch (IllegalStateException e) {
      return Future.failedFuture(e);
    }
  }
}
