// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.registry.ErrorCode;
import io.stowage.registry.InvalidReferenceException;
import io.stowage.server.core.LogText;
import io.stowage.server.core.RegistryError;
import io.stowage.server.core.RegistryException;
import io.stowage.server.core.StorageFailures;
import io.stowage.server.http.transfer.BodyTooLargeException;
import io.stowage.server.http.transfer.ClientGoneException;
import io.stowage.server.http.transfer.MalformedBodyException;
import io.stowage.server.http.transfer.TooBusyException;
import io.stowage.storage.StorageException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns whatever went wrong into an answer and a line in the log. A client learns its own mistakes;
 * of ours it learns the status and an id, by which the log has the rest.
 */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private static final int BAD_REQUEST = 400;
  private static final int TOO_LARGE = 413;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;
  private static final int UNAVAILABLE = 503;
  private static final CharSequence SOON = "1";
  private static final CharSequence LATER = "5";

  private final CommonHeaders common;

  Failures(CommonHeaders common) {
    this.common = common;
  }

  /** Answers a request that failed, unless its client is gone or has part of an answer already. */
  void answer(Exchange exchange, Throwable failure) {
    if (failure instanceof ClientGoneException
        && !(failure.getCause() instanceof MalformedBodyException)) {
      LOG.debug("{} {}: the client went away", method(exchange), path(exchange));
      return;
    }
    RegistryException known = known(failure);
    List<RegistryError> errors = log(exchange, known, failure);
    HttpServerResponse response = exchange.response();
    if (response.headWritten()) {
      response.reset();
      return;
    }
    if (response.closed()) {
      return;
    }
    common.reset(response);
    if (known.status() == TOO_MANY) {
      response.putHeader(Headers.RETRY_AFTER, SOON);
    } else if (known.status() == UNAVAILABLE) {
      response.putHeader(Headers.RETRY_AFTER, LATER);
    }
    if (failure instanceof RefusedException refused) {
      response.putHeader(refused.header(), refused.value());
    }
    if (exchange.leavesMuchUnread()) {
      response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    exchange.json(known.status(), ErrorBody.of(errors));
  }

  /** Logs a failure, and gives the errors that the client is told. */
  private static List<RegistryError> log(
      Exchange exchange, RegistryException known, Throwable failure) {
    if (known.status() < SERVER_ERROR) {
      LOG.debug(
          "{} {}: {} {}", method(exchange), path(exchange), known.status(), known.getMessage());
      return known.errors();
    }
    String id = RequestIds.of(exchange.request());
    LOG.error(
        "{} {} failed with {}: request={} repository={} user={}",
        method(exchange),
        path(exchange),
        known.status(),
        id,
        exchange.target() instanceof Target.InRepository in ? in.repository() : "-",
        exchange.user().isEmpty() ? "-" : LogText.of(exchange.user()),
        failure);
    return known.errors().stream()
        .map(error -> new RegistryError(error.code(), error.message(), Map.of("request", id)))
        .toList();
  }

  private static RegistryException known(Throwable failure) {
    if (failure instanceof RegistryException known) {
      return known;
    }
    if (failure instanceof RefusedException refused) {
      return refused.error();
    }
    if (failure instanceof InvalidReferenceException invalid) {
      return RegistryException.of(invalid);
    }
    if (failure instanceof StorageException storage) {
      return StorageFailures.of(storage);
    }
    if (failure instanceof TooBusyException) {
      return new RegistryException(ErrorCode.TOOMANYREQUESTS, null);
    }
    if (failure.getCause() instanceof MalformedBodyException) {
      return new RegistryException(
          new RegistryError(ErrorCode.UNSUPPORTED, "the chunks of the body are malformed", null),
          BAD_REQUEST);
    }
    if (failure instanceof BodyTooLargeException large) {
      return new RegistryException(
          new RegistryError(
              ErrorCode.SIZE_INVALID, "the body is too long", Map.of("limit", large.limit())),
          TOO_LARGE);
    }
    return new RegistryException(ErrorCode.UNKNOWN, null);
  }

  private static String method(Exchange exchange) {
    return exchange.request().method().name();
  }

  private static String path(Exchange exchange) {
    return LogText.of(exchange.request().path());
  }
}
