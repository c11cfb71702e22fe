// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import io.stowage.registry.ErrorCode;
import java.util.Map;

/** The error of an impossible page size. */
final class Pagination {
  private Pagination() {}

  static RegistryException invalid(int n) {
    return new RegistryException(ErrorCode.PAGINATION_NUMBER_INVALID, Map.of("n", n));
  }
}
