// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The headers of every answer: the API's version and those of {@code http.headers}. */
final class CommonHeaders {
  private final List<Map.Entry<String, String>> configured = new ArrayList<>();

  CommonHeaders(Map<String, List<String>> headers) {
    headers.forEach(
        (name, values) -> values.forEach(value -> configured.add(Map.entry(name, value))));
  }

  /** Makes them the only headers of an answer. */
  void reset(HttpServerResponse response) {
    response.headers().clear();
    add(response);
  }

  /** Adds them to an answer. */
  void add(HttpServerResponse response) {
    response.putHeader(Headers.API_VERSION, Headers.REGISTRY_2_0);
    for (Map.Entry<String, String> header : configured) {
      response.headers().add(header.getKey(), header.getValue());
    }
  }
}
