// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import io.stowage.tck.StorageDriverTck;
import io.stowage.tck.TckBackend;

/** The whole contract, on the Swift API of Ceph's gateway. */
class GatewayTckIT extends StorageDriverTck {
  @Override
  protected TckBackend backend() {
    return Store.GATEWAY.backend();
  }
}
