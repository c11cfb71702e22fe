// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net;

import io.stowage.server.http.transfer.SentFiles;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import java.time.Instant;

/** How a line of the access log looks. */
interface AccessFormat {
  /** What no client ever sees. */
  int CLIENT_GONE = 499;

  /**
   * A line without its end.
   *
   * @param now when the answer was over
   * @param nanos how long it took
   */
  String line(HttpServerRequest request, Instant now, long nanos);

  /**
   * The status of the answer, or that of nginx for a client that went away before there was one.
   */
  static int status(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    return response.headWritten() ? response.getStatusCode() : CLIENT_GONE;
  }

  /** How long the body of the answer was, as far as it was sent. */
  static long bytes(HttpServerRequest request) {
    return request.response().bytesWritten() + SentFiles.bytes(request);
  }

  /** The client's address, or a hyphen where the socket has none. */
  static String client(HttpServerRequest request) {
    SocketAddress address = request.remoteAddress();
    String host = address == null ? null : address.hostAddress();
    return host == null ? "-" : host;
  }

  static String protocol(HttpServerRequest request) {
    HttpVersion version = request.version();
    if (version == HttpVersion.HTTP_2) {
      return "HTTP/2.0";
    }
    return version == HttpVersion.HTTP_1_0 ? "HTTP/1.0" : "HTTP/1.1";
  }
}
