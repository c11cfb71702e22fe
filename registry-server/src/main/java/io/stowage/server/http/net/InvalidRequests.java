// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.stowage.registry.ErrorCode;
import io.stowage.server.http.guard.Refusal;
import io.stowage.server.http.guard.Refusals;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** Answers what is no HTTP request, or too long a one, and hangs up when the client has read it. */
final class InvalidRequests implements Handler<HttpServerRequest> {
  private static final Duration TIME_TO_READ = Duration.ofSeconds(5);

  private static final int BAD_REQUEST = 400;
  private static final int URI_TOO_LONG = 414;
  private static final int HEADERS_TOO_LARGE = 431;
  private static final int NOT_IMPLEMENTED = 501;

  private final Vertx vertx;
  private final Refusals refusals;

  InvalidRequests(Vertx vertx, Refusals refusals) {
    this.vertx = vertx;
    this.refusals = refusals;
  }

  @Override
  public void handle(HttpServerRequest request) {
    Throwable cause = request.decoderResult().cause();
    refusals.note(
        Refusal.MALFORMED,
        String.valueOf(request.remoteAddress()),
        String.valueOf(cause == null ? null : cause.getMessage()));
    if (cause instanceof TooLongHttpLineException) {
      answer(request, URI_TOO_LONG, "the request's line is too long");
    } else if (cause instanceof TooLongHttpHeaderException) {
      answer(request, HEADERS_TOO_LARGE, "the request's headers are too long");
    } else {
      answer(request, BAD_REQUEST, "this is no HTTP request");
    }
  }

  /**
   * Refuses a body in a transfer coding that nobody here reads (RFC 9112 section 6.1): its end
   * could be taken for the next request.
   *
   * @return whether the request had such a body, and is answered
   */
  boolean refuseCoding(HttpServerRequest request) {
    if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null
        || request.headers().getAll(HttpHeaders.TRANSFER_ENCODING).stream()
            .allMatch(coding -> HttpHeaders.CHUNKED.toString().equalsIgnoreCase(coding.strip()))) {
      return false;
    }
    answer(request, NOT_IMPLEMENTED, "the only transfer coding known here is chunked");
    return true;
  }

  private void answer(HttpServerRequest request, int status, String message) {
    JsonObject error =
        new JsonObject().put("code", ErrorCode.UNSUPPORTED.name()).put("message", message);
    Buffer body = new JsonObject().put("errors", new JsonArray().add(error)).toBuffer();
    HttpServerResponse response =
        request
            .response()
            .setStatusCode(status)
            .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
            .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()))
            .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    response.write(body);
    // Vert.x resets the connection at the end of the answer
    vertx.setTimer(TIME_TO_READ.toMillis(), id -> response.end());
  }
}
