// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.UUID;
import java.util.regex.Pattern;

/** Names for requests, by which an answer is found in the log. */
final class RequestIds {
  private static final CharSequence HEADER = HttpHeaders.createOptimized("x-request-id");
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private RequestIds() {}

  /** The {@code X-Request-ID} that a proxy gave, where that may go to a log, or a new one. */
  static String of(HttpServerRequest request) {
    String given = request.getHeader(HEADER);
    return given != null && SAFE.matcher(given).matches() ? given : UUID.randomUUID().toString();
  }
}
