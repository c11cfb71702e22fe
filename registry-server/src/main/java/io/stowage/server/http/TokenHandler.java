// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.registry.ErrorCode;
import io.stowage.server.auth.Authenticator;
import io.stowage.server.core.RegistryError;
import io.stowage.server.core.RegistryException;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;

/** Gives tokens where the challenges of this registry send clients here for them. */
final class TokenHandler {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final Authenticator authenticator;

  TokenHandler(Authenticator authenticator) {
    this.authenticator = authenticator;
  }

  Future<?> get(Exchange exchange, Target.Token target) {
    Authenticator.Token token =
        authenticator
            .token(exchange.user())
            .orElseThrow(
                () ->
                    new RegistryException(
                        new RegistryError(ErrorCode.UNSUPPORTED, "no such resource", null),
                        NOT_FOUND));
    exchange.response().putHeader(HttpHeaders.CACHE_CONTROL, Headers.NO_CACHE);
    return exchange.json(
        OK,
        new JsonObject()
            .put("token", token.text())
            .put("access_token", token.text())
            .put("expires_in", token.valid().toSeconds()));
  }
}
