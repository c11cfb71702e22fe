// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss;

import io.stowage.tck.StorageDriverTck;
import io.stowage.tck.TckBackend;

/** The whole contract, with commits by pointers. */
class PointerTckTest extends StorageDriverTck {
  @Override
  protected TckBackend backend() {
    return Cloud.backend("pointer");
  }
}
