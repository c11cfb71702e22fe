// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.registry.Digest;
import io.stowage.registry.RepositoryName;
import io.stowage.server.core.UploadState;
import io.stowage.server.core.UploadTokens;
import io.stowage.storage.UploadKey;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** How an upload's state comes with a request, and goes with an answer. */
final class UploadAnswers {
  private static final int CREATED = 201;
  private static final int ACCEPTED = 202;
  private static final int NO_CONTENT = 204;

  /** What {@code registry:2} says of no bytes as well as of one. */
  private static final String EMPTY = "0-0";

  private final UploadTokens tokens;
  private final Locations locations;

  UploadAnswers(UploadTokens tokens, Locations locations) {
    this.tokens = tokens;
    this.locations = locations;
  }

  /** What the client holds of an upload; null where it sends nothing. */
  @Nullable UploadState held(Exchange exchange, UploadKey key) {
    String token = exchange.query().get("_state");
    return token == null ? null : tokens.decode(token, key);
  }

  /**
   * More bytes may come. Docker's client needs a range here that it can read, so that no bytes have
   * to look like one.
   */
  Future<Void> accepted(Exchange exchange, UploadState state) {
    exchange.response().putHeader(Headers.RANGE, state.offset() == 0 ? EMPTY : range(state));
    return whereItStands(exchange, state, ACCEPTED);
  }

  /**
   * Where the upload stands. Whoever asks wants to go on from there, so that no bytes are told from
   * one: {@code 0--1}.
   */
  Future<Void> status(Exchange exchange, UploadState state) {
    exchange.response().putHeader(Headers.RANGE, range(state));
    return whereItStands(exchange, state, NO_CONTENT);
  }

  /** The upload is no more. */
  Future<Void> cancelled(Exchange exchange, UploadKey key) {
    exchange.response().putHeader(Headers.UPLOAD_UUID, key.id().value());
    return exchange.empty(NO_CONTENT);
  }

  /** The blob is there. */
  Future<Void> created(Exchange exchange, RepositoryName repository, Digest digest) {
    exchange
        .response()
        .putHeader(HttpHeaders.LOCATION, locations.blob(exchange.request(), repository, digest))
        .putHeader(Headers.CONTENT_DIGEST, digest.toString());
    return exchange.empty(CREATED);
  }

  private Future<Void> whereItStands(Exchange exchange, UploadState state, int status) {
    String location =
        locations.upload(exchange.request(), state.repository(), state.id(), tokens.encode(state));
    exchange
        .response()
        .putHeader(HttpHeaders.LOCATION, location)
        .putHeader(Headers.UPLOAD_UUID, state.id().value());
    return exchange.empty(status);
  }

  private static String range(UploadState state) {
    return "0-" + (state.offset() - 1);
  }
}
