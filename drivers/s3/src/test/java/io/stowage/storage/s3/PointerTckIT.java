// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.s3;

import io.stowage.tck.Part;
import io.stowage.tck.StorageDriverTck;
import io.stowage.tck.Suites;
import io.stowage.tck.TckBackend;

/**
 * The contract of uploads and blobs on a gateway of Ceph, with commits by pointers; {@link
 * CopyTckIT} has the whole.
 */
class PointerTckIT extends StorageDriverTck {
  @Override
  protected TckBackend backend() {
    return Gateway.shared().backend("pointer");
  }

  @Override
  protected Suites suites() {
    return Suites.of().only("a mode of commits changes nothing of this", Part.UPLOADS, Part.BLOBS);
  }
}
