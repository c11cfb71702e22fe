// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;

/** What tells clients that this is a registry, and balancers that it is alive. */
final class BaseHandler {
  private static final int OK = 200;
  private static final byte[] EMPTY_OBJECT = {'{', '}'};

  /** {@code /v2/} (OCI distribution specification, "Determining support"). */
  Future<?> get(Exchange exchange, Target.Base target) {
    return exchange.body(OK, Headers.JSON, Buffer.buffer(EMPTY_OBJECT));
  }

  /** The root, which says nothing. */
  Future<?> alive(Exchange exchange) {
    exchange.response().putHeader(HttpHeaders.CACHE_CONTROL, Headers.NO_CACHE);
    return exchange.empty(OK);
  }
}
