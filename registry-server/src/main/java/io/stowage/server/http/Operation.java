// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.vertx.core.Future;

/**
 * What one method does with one kind of resource.
 *
 * @param <T> the resource
 */
@FunctionalInterface
interface Operation<T extends Target> {

  /**
   * Answers a request; on its event loop, which it does not block.
   *
   * @return completed when the answer was given; where it fails or the call throws, the failure is
   *     still to be answered
   */
  Future<?> handle(Exchange exchange, T target);
}
