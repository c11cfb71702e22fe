// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.registry.ErrorCode;
import io.stowage.server.core.RegistryError;
import io.stowage.server.health.Health;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * Stands before the registry's API and refuses requests while the server is unhealthy or about to
 * stop: 503 with {@code Retry-After}, the root included, by which balancers see it. Thread-safe.
 */
public final class HealthGate implements Handler<RoutingContext> {
  private static final int UNAVAILABLE = 503;
  private static final CharSequence SOON = "1";
  private static final CharSequence LATER = "5";

  private final Health health;
  private final String root;

  /**
   * A gate.
   *
   * @param root the path at which balancers look, beside {@code /}
   */
  public HealthGate(Health health, String root) {
    this.health = health;
    this.root = root;
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    switch (health.stage()) {
      case REFUSING -> refuse(request, "the registry is stopping", SOON);
      case LEAVING -> {
        if ("/".equals(request.path()) || root.equals(request.path())) {
          refuse(request, "the registry is about to stop", SOON);
        } else {
          close(request);
          context.next();
        }
      }
      case SERVING -> {
        if (health.isWell()) {
          context.next();
        } else {
          refuse(request, "health check failed: please see /debug/health", LATER);
        }
      }
    }
  }

  private static void refuse(HttpServerRequest request, String detail, CharSequence retryAfter) {
    HttpServerResponse response = request.response();
    response
        .putHeader(Headers.API_VERSION, Headers.REGISTRY_2_0)
        .putHeader(HttpHeaders.CACHE_CONTROL, Headers.NO_CACHE)
        .putHeader(Headers.RETRY_AFTER, retryAfter);
    close(request);
    new Exchange(request, null)
        .json(UNAVAILABLE, ErrorBody.of(List.of(new RegistryError(ErrorCode.UNAVAILABLE, detail))));
  }

  /** Has the client come back on another connection, which may lead to another instance. */
  private static void close(HttpServerRequest request) {
    if (request.version() != HttpVersion.HTTP_2) {
      request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
  }
}
