// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.registry.ErrorCode;
import io.stowage.registry.InvalidReferenceException;
import io.stowage.server.auth.Authenticator;
import io.stowage.server.config.HttpConfig;
import io.stowage.server.config.RegistryConfig;
import io.stowage.server.core.Registry;
import io.stowage.server.core.RegistryError;
import io.stowage.server.core.RegistryException;
import io.stowage.server.http.transfer.BlobPump;
import io.stowage.server.http.transfer.BodyIntake;
import io.stowage.server.http.transfer.Gateway;
import io.stowage.server.http.transfer.HeldBody;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The registry's API as one handler of a router: {@code router.route().handler(api)}. Answers all
 * below {@code v2/} and the root, and leaves the rest to the next. Thread-safe.
 */
public final class RegistryApi implements Handler<RoutingContext> {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final Set<HttpMethod> WITH_BODY =
      Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);
  private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private final TargetParser parser;
  private final Guard guard;
  private final RouteTable table;
  private final CommonHeaders common;
  private final Failures failures;
  private final BodyIntake intake;
  private final BaseHandler base = new BaseHandler();
  private final String root;

  /**
   * The API of a registry.
   *
   * @param config what is served and how
   * @param gateway runs what blocks
   * @param pump sends blobs
   * @param intake receives bodies; the server tells it when a response is over
   * @param authenticator decides who may do what
   */
  public RegistryApi(
      RegistryConfig config,
      Registry registry,
      Gateway gateway,
      BlobPump pump,
      BodyIntake intake,
      Authenticator authenticator) {
    HttpConfig http = config.http();
    this.parser = new TargetParser(http.prefix());
    this.guard = new Guard(authenticator, http);
    this.table = new RouteTable(config, registry, gateway, pump, new TokenHandler(authenticator));
    this.common = new CommonHeaders(http.headers());
    this.failures = new Failures(common);
    this.intake = intake;
    this.root = http.prefix();
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    String path = request.path();
    if (path != null && parser.covers(path)) {
      answer(request, path);
    } else if (READING.contains(request.method()) && ("/".equals(path) || root.equals(path))) {
      base.alive(new Exchange(request, null));
    } else {
      context.next();
    }
  }

  private void answer(HttpServerRequest request, String path) {
    HeldBody body = WITH_BODY.contains(request.method()) ? intake.hold(request) : null;
    Exchange exchange = new Exchange(request, body);
    common.add(request.response());
    try {
      dispatch(exchange, path);
    } catch (RuntimeException e) {
      failures.answer(exchange, e);
    }
  }

  private void dispatch(Exchange exchange, String path) {
    Target target = target(exchange, path);
    exchange.found(target);
    guard
        .admit(exchange, target)
        .compose(grant -> serve(exchange, target))
        .onFailure(e -> failures.answer(exchange, e));
  }

  private Future<?> serve(Exchange exchange, Target target) {
    Resource<?> resource = table.resource(target);
    HttpMethod method = exchange.request().method();
    if (resource.allows(method)) {
      return resource.handle(exchange, target);
    }
    exchange.response().putHeader(HttpHeaders.ALLOW, resource.allow());
    if (method.equals(HttpMethod.OPTIONS)) {
      return exchange.empty(OK);
    }
    RegistryError error = new RegistryError(ErrorCode.UNSUPPORTED, null);
    return exchange.json(NOT_ALLOWED, ErrorBody.of(List.of(error)));
  }

  private Target target(Exchange exchange, String path) {
    @Nullable Target target;
    try {
      target = parser.parse(path);
    } catch (InvalidReferenceException e) {
      // nothing can have a name that is none
      if (e.code() == ErrorCode.TAG_INVALID && READING.contains(exchange.request().method())) {
        throw new RegistryException(ErrorCode.MANIFEST_UNKNOWN, e.getMessage());
      }
      throw e;
    }
    if (target == null) {
      throw new RegistryException(
          new RegistryError(ErrorCode.UNSUPPORTED, "no such resource", null), NOT_FOUND);
    }
    return target;
  }
}
