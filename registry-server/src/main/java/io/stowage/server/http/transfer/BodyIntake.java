// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Receives the bodies of requests within a budget of memory. Thread-safe. */
public final class BodyIntake {
  /** How much of a refused body is read, so that the connection can be used again. */
  static final long DRAINED = 256 * 1024;

  /** How long a client has to read the answer to a body that was refused. */
  private static final Duration LINGER = Duration.ofSeconds(5);

  private static final long HTTP2_NO_ERROR = 0;

  private final Gateway gateway;
  private final QueueBudget uploads;
  private final HeapBudget heap;
  private final Duration linger;

  /** By response: of a request there may be wrappers, of the response there are none. */
  private final Map<HttpServerResponse, RequestBody> held = new ConcurrentHashMap<>();

  /** An intake whose sinks run on a gateway. */
  public BodyIntake(Gateway gateway) {
    this(gateway, DirectMemory.incoming(), DirectMemory.whole(), LINGER);
  }

  BodyIntake(Gateway gateway, long queueMemory, long heapMemory, Duration linger) {
    this.gateway = gateway;
    this.uploads = new QueueBudget(queueMemory);
    this.heap = new HeapBudget(heapMemory);
    this.linger = linger;
  }

  /** Prepares a new connection: the server's {@code connectionHandler} calls it. */
  public void connected(HttpConnection connection) {
    BodyTap.install(connection);
    Http2Idle.install(connection);
  }

  /**
   * Holds a request's body back until somebody takes it. Called first thing in the request's
   * handler, before anything asynchronous; the same request gives the same body.
   */
  public HeldBody hold(HttpServerRequest request) {
    return held.computeIfAbsent(
        request.response(),
        response ->
            new RequestBody(new BodyHead(request), source(request), gateway, uploads, heap));
  }

  private static BodySource source(HttpServerRequest request) {
    BodyTap tap = BodyTap.of(request);
    TappedBody tapped = tap == null ? null : tap.hold(request);
    return tapped != null ? tapped : new VertxBody(request);
  }

  /**
   * Disposes of what nobody took of a request's body: a little is read and dropped, so that the
   * connection can be used again; after more than that it is closed, late enough for the client to
   * see the answer. Called when the response is over, for each request.
   */
  public void finished(HttpServerRequest request) {
    RequestBody body = held.remove(request.response());
    if (body != null) {
      body.release();
    }
    if (request.version() == HttpVersion.HTTP_2) {
      letStreamEnd(request);
      return;
    }
    BodyTap tap = BodyTap.of(request);
    TappedBody rest = tap == null ? null : tap.unfinished(request);
    boolean close =
        HttpHeaders.CLOSE
            .toString()
            .equals(request.response().headers().get(HttpHeaders.CONNECTION));
    if (tap != null) {
      tap.answered();
    }
    if (rest != null) {
      dispose(rest, body != null ? body.head() : new BodyHead(request), close);
    } else if (close) {
      request.connection().close();
    }
  }

  /**
   * A stream is reset after a while, so that the client sees the answer first, which may still wait
   * to be sent; many a client then stops by itself (RFC 9113 section 8.1).
   */
  private void letStreamEnd(HttpServerRequest request) {
    Context context = Vertx.currentContext();
    if (request.isEnded() || request.response().closed() || context == null) {
      return;
    }
    request.resume();
    context
        .owner()
        .setTimer(
            linger.toMillis(),
            id -> {
              if (!request.isEnded()) {
                request.response().reset(HTTP2_NO_ERROR);
              }
            });
  }

  private void dispose(TappedBody rest, BodyHead head, boolean close) {
    rest.discard();
    if (head.waiting()) {
      rest.closeAfter(Duration.ZERO);
    } else if (close || head.length() < 0 || head.length() - rest.received() > DRAINED) {
      rest.closeAfter(linger);
    }
  }

  /** How many bytes of bodies wait for their sinks. */
  long waiting() {
    return uploads.waiting();
  }
}
