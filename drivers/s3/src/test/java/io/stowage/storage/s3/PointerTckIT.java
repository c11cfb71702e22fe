// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.s3;

import io.stowage.tck.StorageDriverTck;
import io.stowage.tck.TckBackend;

/** The whole contract, on a gateway of Ceph, with commits by pointers. */
class PointerTckIT extends StorageDriverTck {
  @Override
  protected TckBackend backend() {
    return Gateway.shared().backend("pointer");
  }
}
