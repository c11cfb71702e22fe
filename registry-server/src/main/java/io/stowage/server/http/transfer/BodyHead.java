// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;

/**
 * What the head of a request says of its body, and what the head of the answer has to say of it.
 */
final class BodyHead {
  private final HttpServerRequest request;
  private final long length;
  private boolean waiting;

  BodyHead(HttpServerRequest request) {
    this.request = request;
    this.length = length(request);
    this.waiting =
        request.version() != HttpVersion.HTTP_1_0
            && "100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT));
  }

  private static long length(HttpServerRequest request) {
    String text = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (text == null) {
      boolean none =
          request.version() != HttpVersion.HTTP_2
              && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
      return none ? 0 : -1;
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** How long the body will be, or -1 if that was not said. */
  long length() {
    return length;
  }

  /** Whether the client sends no body before it is told to. */
  boolean waiting() {
    return waiting;
  }

  /**
   * The body may yet be refused: a connection on which much of it is then left cannot be used
   * again, and the answer says so.
   */
  void refusable() {
    if (request.version() != HttpVersion.HTTP_2
        && (waiting || length < 0 || length > BodyIntake.DRAINED)) {
      request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
  }

  /** The body came to its end. */
  void complete() {
    HttpServerResponse response = request.response();
    if (!response.headWritten()) {
      response.headers().remove(HttpHeaders.CONNECTION);
    }
  }

  void sendContinue() {
    if (waiting) {
      waiting = false;
      request.response().writeContinue();
    }
  }
}
