// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net;

import io.stowage.server.http.guard.ConnectionGuard;
import io.stowage.server.http.transfer.BodyIntake;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** The way in for each request. The response's end handler is taken by it. */
final class Entry implements Handler<HttpServerRequest> {
  private final Handler<HttpServerRequest> application;
  private final InvalidRequests invalid;
  private final BodyIntake intake;
  private final ConnectionGuard guard;
  private final @Nullable AccessLog log;
  private final UnderWay underWay = new UnderWay();

  Entry(
      Handler<HttpServerRequest> application,
      InvalidRequests invalid,
      BodyIntake intake,
      ConnectionGuard guard,
      @Nullable AccessLog log) {
    this.invalid = invalid;
    this.application = application;
    this.intake = intake;
    this.guard = guard;
    this.log = log;
  }

  /** The requests whose answers are not over. */
  UnderWay underWay() {
    return underWay;
  }

  @Override
  public void handle(HttpServerRequest request) {
    long start = System.nanoTime();
    underWay.begin();
    guard.begin(request.connection());
    request.response().endHandler(nothing -> over(request, start));
    if (!invalid.refuseCoding(request)) {
      application.handle(request);
    }
  }

  private void over(HttpServerRequest request, long start) {
    underWay.end();
    guard.end(request.connection());
    intake.finished(request);
    if (log != null) {
      log.log(request, System.nanoTime() - start);
    }
  }
}
