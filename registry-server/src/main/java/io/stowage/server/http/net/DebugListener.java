// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net;

import io.stowage.server.config.ListenAddress;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The debug address: {@code /debug/health} tells what is wrong, as JSON of texts by names, with
 * status 200 if nothing is and 503 else. Thread-safe.
 */
public final class DebugListener {
  private static final String HEALTH = "/debug/health";
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;
  private static final int IDLE_SECONDS = 60;
  private static final int LENGTH = 8192;

  private final HttpServer server;
  private final Supplier<Map<String, String>> problems;

  private DebugListener(Vertx vertx, Supplier<Map<String, String>> problems) {
    this.problems = problems;
    this.server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setIdleTimeout(IDLE_SECONDS)
                    .setIdleTimeoutUnit(TimeUnit.SECONDS)
                    .setMaxInitialLineLength(LENGTH)
                    .setMaxHeaderSize(LENGTH))
            .requestHandler(this::answer);
  }

  /**
   * Listens until Vert.x is closed.
   *
   * @param problems what is wrong, by names
   * @throws ListenException if the address cannot be had
   */
  public static DebugListener open(
      Vertx vertx, ListenAddress.Tcp address, Supplier<Map<String, String>> problems)
      throws ListenException {
    DebugListener listener = new DebugListener(vertx, problems);
    try {
      listener
          .server
          .listen(address.port(), address.host())
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    } catch (CompletionException e) {
      throw new TcpBinding("http.debug.addr", address)
          .failure(Objects.requireNonNullElse(e.getCause(), e));
    }
    return listener;
  }

  /** The port, which the system chose if it was asked to. */
  public int port() {
    return server.actualPort();
  }

  private void answer(HttpServerRequest request) {
    boolean known = HEALTH.equals(request.path()) && request.method().equals(HttpMethod.GET);
    if (!known) {
      request.response().setStatusCode(NOT_FOUND).end();
      return;
    }
    Map<String, String> wrong = problems.get();
    request
        .response()
        .setStatusCode(wrong.isEmpty() ? OK : UNAVAILABLE)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
        .end(new JsonObject(new LinkedHashMap<>(wrong)).toBuffer());
  }
}
