// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck;

import java.util.List;

class DeviatingTckTest extends StorageDriverTck {
  @Override
  protected TckBackend backend() {
    return BrokenDriverTck.brokenBy("takes no upload ids but its own");
  }

  @Override
  protected List<Deviation> deviations() {
    return List.of(
        new Deviation("anUploadIdOfAnotherRegistryIsTaken", "the backend takes UUIDs alone"));
  }
}
