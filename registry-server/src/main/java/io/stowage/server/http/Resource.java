// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The methods of one kind of resource.
 *
 * @param <T> the resource
 */
final class Resource<T extends Target> {
  private final Class<T> type;
  private final Map<HttpMethod, Operation<? super T>> operations;

  private Resource(Class<T> type, Map<HttpMethod, Operation<? super T>> operations) {
    this.type = type;
    this.operations = operations;
  }

  /** A resource without methods. */
  static <T extends Target> Resource<T> of(Class<T> type) {
    return new Resource<>(type, Map.of());
  }

  /** The same that answers GET, and HEAD without the body. */
  Resource<T> get(Operation<? super T> operation) {
    return on(HttpMethod.GET, operation).on(HttpMethod.HEAD, operation);
  }

  /** The same with one more method. */
  Resource<T> on(HttpMethod method, Operation<? super T> operation) {
    Map<HttpMethod, Operation<? super T>> more = new LinkedHashMap<>(operations);
    more.put(method, operation);
    return new Resource<>(type, more);
  }

  /** The same without what changes something. */
  Resource<T> readOnly() {
    Map<HttpMethod, Operation<? super T>> reads = new LinkedHashMap<>(operations);
    reads
        .keySet()
        .removeIf(method -> !method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD));
    return new Resource<>(type, reads);
  }

  /** What it is. */
  Class<T> type() {
    return type;
  }

  boolean allows(HttpMethod method) {
    return operations.containsKey(method);
  }

  /** The methods, as an {@code Allow} header lists them. */
  String allow() {
    return operations.keySet().stream().map(HttpMethod::name).collect(Collectors.joining(", "));
  }

  /**
   * Answers a request by a method that it allows.
   *
   * @param target of this resource's type
   */
  Future<?> handle(Exchange exchange, Target target) {
    Operation<? super T> operation = operations.get(exchange.request().method());
    if (operation == null) {
      throw new IllegalArgumentException("not allowed: " + exchange.request().method());
    }
    return operation.handle(exchange, type.cast(target));
  }
}
