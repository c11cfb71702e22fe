// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import io.stowage.server.real.support.Azurite;
import io.stowage.server.real.support.StoreBackend;

/** The server on a container of Azurite. */
class AzureStoreIT extends StoreFamily {
  @Override
  StoreBackend startBackend() {
    return Azurite.start();
  }

  @Override
  String impatience() {
    return "    retrybudget: 1s\n";
  }

  @Override
  boolean redirects() {
    return true;
  }

  /** Azurite looks at all of its blobs for each listing. */
  @Override
  int tagsToList() {
    return 600;
  }
}
