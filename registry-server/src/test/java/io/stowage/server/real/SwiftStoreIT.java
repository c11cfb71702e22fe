// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import io.stowage.server.real.support.StoreBackend;
import io.stowage.server.real.support.SwiftContainer;

/**
 * The server on a container of OpenStack Swift, and beside CNCF distribution on the same container.
 */
class SwiftStoreIT extends SharedStoreFamily {
  @Override
  StoreBackend startBackend() {
    return SwiftContainer.start();
  }

  @Override
  String impatience() {
    return "    retrybudget: 1s\n";
  }

  @Override
  boolean redirects() {
    return true;
  }
}
