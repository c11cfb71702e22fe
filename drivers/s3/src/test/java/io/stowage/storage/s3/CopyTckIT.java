// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.s3;

import io.stowage.tck.StorageDriverTck;
import io.stowage.tck.TckBackend;

/** The whole contract, on a gateway of Ceph, with commits by copies. */
class CopyTckIT extends StorageDriverTck {
  @Override
  protected TckBackend backend() {
    return Gateway.shared().backend("copy");
  }
}
