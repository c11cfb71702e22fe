// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.server.auth.Decision;
import io.stowage.server.http.net.RequestUser;
import io.stowage.server.http.transfer.Gateway;
import io.stowage.server.http.transfer.HeldBody;
import io.stowage.storage.Caller;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * One request under way, and the forms of answer that all resources share. Used on the request's
 * event loop.
 */
final class Exchange {
  /** How much the server reads and drops at the end of a request, so as to keep its connection. */
  private static final long DRAINED = 256 * 1024;

  private static final CharSequence ZERO = HttpHeaders.createOptimized("0");

  private final HttpServerRequest request;
  private final @Nullable HeldBody body;
  private final Caller caller = new Caller();
  private @Nullable Target target;
  private @Nullable QueryParameters query;
  private boolean wishGranted;

  /**
   * @param body null where the method takes none
   */
  Exchange(HttpServerRequest request, @Nullable HeldBody body) {
    this.request = request;
    this.body = body;
    request.response().closeHandler(closed -> caller.leave());
  }

  HttpServerRequest request() {
    return request;
  }

  HttpServerResponse response() {
    return request.response();
  }

  /** The body of a request whose method takes one. */
  HeldBody body() {
    if (body == null) {
      throw new IllegalStateException("nobody held the body of a " + request.method());
    }
    return body;
  }

  /** The client, as those know it who wait for the storage: it leaves when it is disconnected. */
  Caller caller() {
    return caller;
  }

  /** Has the gateway do some work for the client, as {@link Gateway#call} does. */
  <T> Future<T> call(Gateway gateway, Callable<T> work) {
    return gateway.call(() -> caller.call(work::call));
  }

  /** How long the body is said to be; empty where it is not said. */
  OptionalLong contentLength() {
    String text = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return text == null ? OptionalLong.empty() : Decimal.parse(text);
  }

  /**
   * Whether so much of the body may still be to come that the connection is better given up, which
   * the client has to be told; or none of it, if the client waits to be told to send it.
   */
  boolean leavesMuchUnread() {
    return body != null
        && !request.isEnded()
        && request.version() != HttpVersion.HTTP_2
        && (request.headers().contains(HttpHeaders.EXPECT)
            || contentLength().orElse(Long.MAX_VALUE) > DRAINED);
  }

  boolean isHead() {
    return request.method().equals(HttpMethod.HEAD);
  }

  /** What the request is about, or null as long as that is not known. */
  @Nullable Target target() {
    return target;
  }

  void found(Target resource) {
    this.target = resource;
  }

  /** Whether the client may also do what it can go without: to read the source of a mount. */
  boolean wishGranted() {
    return wishGranted;
  }

  /** Who the client is; nobody in particular where nobody is asked. */
  String user() {
    return RequestUser.of(request);
  }

  void granted(Decision.Granted grant) {
    wishGranted = grant.wish();
    RequestUser.set(request, grant.user());
  }

  /** The parameters after the question mark. */
  QueryParameters query() {
    if (query == null) {
      query = QueryParameters.of(request);
    }
    return query;
  }

  /**
   * Ends the answer with the headers that it has. An answer is given once it is written: whether
   * the client still gets it is not known, and nothing could be done about it.
   */
  Future<Void> end(int status) {
    response().setStatusCode(status).end();
    return Future.succeededFuture();
  }

  /** Ends the answer without a body. */
  Future<Void> empty(int status) {
    response().putHeader(HttpHeaders.CONTENT_LENGTH, ZERO);
    return end(status);
  }

  /** Ends the answer with JSON, of which HEAD gets the headers. */
  Future<Void> json(int status, JsonObject json) {
    return body(status, Headers.JSON, json.toBuffer());
  }

  /** Ends the answer with a body, of which HEAD gets the headers. */
  Future<Void> body(int status, CharSequence contentType, Buffer content) {
    response()
        .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
        .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(content.length()));
    if (isHead()) {
      return end(status);
    }
    response().setStatusCode(status).end(content);
    return Future.succeededFuture();
  }
}
