// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.azure;

import io.stowage.tck.StorageDriverTck;
import io.stowage.tck.TckBackend;

/** The whole contract, on Azurite, with commits by pointers. */
class PointerTckIT extends StorageDriverTck {
  @Override
  protected TckBackend backend() {
    return Azurite.shared().backend("pointer");
  }
}
