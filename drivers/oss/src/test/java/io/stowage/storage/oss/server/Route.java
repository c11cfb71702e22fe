// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss.server;

import java.util.Set;

/**
 * An operation of OSS, by what tells it from others, and all that may be said to it.
 *
 * @param name its name in the documentation of OSS
 * @param method the method
 * @param ofObject whether it is about an object, and not about the bucket
 * @param marks parameters, and headers that begin with x-oss-, which have to be there
 * @param parameters further parameters
 * @param headers further headers that begin with x-oss-
 * @param operation what it does
 */
record Route(
    String name,
    String method,
    boolean ofObject,
    Set<String> marks,
    Set<String> parameters,
    Set<String> headers,
    Operation operation) {

  boolean matches(Call call) {
    return method.equals(call.method())
        && ofObject != call.key().isEmpty()
        && marks.stream()
            .allMatch(mark -> call.query().containsKey(mark) || call.headers().containsKey(mark));
  }

  boolean knowsParameter(String parameter) {
    return marks.contains(parameter) || parameters.contains(parameter);
  }

  boolean knowsHeader(String header) {
    return marks.contains(header) || headers.contains(header);
  }
}
