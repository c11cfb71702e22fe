// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.registry.ErrorCode;
import io.stowage.server.core.RegistryError;
import io.stowage.server.core.RegistryException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The parameters of a request's query. Where one is repeated, the first counts. */
final class QueryParameters {
  private final MultiMap parameters;

  private QueryParameters(MultiMap parameters) {
    this.parameters = parameters;
  }

  /**
   * Reads the query of a request.
   *
   * @throws RegistryException UNSUPPORTED with status 400 if it cannot be decoded
   */
  static QueryParameters of(HttpServerRequest request) {
    try {
      return new QueryParameters(request.params(true));
    } catch (IllegalArgumentException e) {
      throw new RegistryException(
          new RegistryError(ErrorCode.UNSUPPORTED, "the query cannot be decoded", null), 400);
    }
  }

  /** The parameter of that name, or null where there is none or it is empty. */
  @Nullable String get(String name) {
    String value = parameters.get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  /** Each value of a parameter. */
  List<String> all(String name) {
    return parameters.getAll(name);
  }

  /**
   * The size of a page.
   *
   * @return null where none is asked for
   * @throws RegistryException PAGINATION_NUMBER_INVALID if it is no number
   */
  @Nullable Integer pageSize() {
    String text = get("n");
    if (text == null) {
      return null;
    }
    OptionalLong number = Decimal.parse(text);
    if (number.isEmpty()) {
      throw new RegistryException(ErrorCode.PAGINATION_NUMBER_INVALID, Map.of("n", text));
    }
    return (int) Math.min(number.getAsLong(), Integer.MAX_VALUE);
  }
}
