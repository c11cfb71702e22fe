// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net;

import io.stowage.server.http.transfer.BodyIntake;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** The way in for each request. The response's end handler is taken by it. */
final class Entry implements Handler<HttpServerRequest> {
  private final Handler<HttpServerRequest> application;
  private final InvalidRequests invalid;
  private final BodyIntake intake;
  private final @Nullable AccessLog log;

  Entry(
      Handler<HttpServerRequest> application,
      InvalidRequests invalid,
      BodyIntake intake,
      @Nullable AccessLog log) {
    this.invalid = invalid;
    this.application = application;
    this.intake = intake;
    this.log = log;
  }

  @Override
  public void handle(HttpServerRequest request) {
    long start = System.nanoTime();
    request.response().endHandler(nothing -> over(request, start));
    if (!invalid.refuseCoding(request)) {
      application.handle(request);
    }
  }

  private void over(HttpServerRequest request, long start) {
    intake.finished(request);
    if (log != null) {
      log.log(request, System.nanoTime() - start);
    }
  }
}
