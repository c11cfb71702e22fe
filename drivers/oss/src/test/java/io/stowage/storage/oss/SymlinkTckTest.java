// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss;

import io.stowage.tck.Part;
import io.stowage.tck.StorageDriverTck;
import io.stowage.tck.Suites;
import io.stowage.tck.TckBackend;

/**
 * The contract of uploads and blobs with commits by symbolic links; {@link CopyTckTest} has the
 * whole.
 */
class SymlinkTckTest extends StorageDriverTck {
  @Override
  protected TckBackend backend() {
    return Cloud.backend("symlink");
  }

  @Override
  protected Suites suites() {
    return Suites.of().only("a mode of commits changes nothing of this", Part.UPLOADS, Part.BLOBS);
  }
}
