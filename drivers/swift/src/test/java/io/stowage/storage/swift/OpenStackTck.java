// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import io.stowage.tck.StorageDriverTck;
import io.stowage.tck.TckBackend;

/**
 * The whole contract, on OpenStack Swift. It takes some minutes, most of them for a store of many
 * thousand objects, each of which costs Swift ten milliseconds: so it runs only where it is asked
 * for by its name, {@code -Dit.test=OpenStackTck}.
 */
class OpenStackTck extends StorageDriverTck {
  @Override
  protected TckBackend backend() {
    return Store.SWIFT.backend();
  }
}
