// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck;

import io.stowage.tck.broken.ReferenceStore;
import java.util.Map;
import java.util.UUID;

class ReferenceTckTest extends StorageDriverTck {
  @Override
  protected TckBackend backend() {
    String store = UUID.randomUUID().toString();
    return TckBackend.named("reference", Map.of("store", store))
        .damagedBy((digest, content) -> ReferenceStore.damage(store, digest, content))
        .cleanedBy(() -> ReferenceStore.forget(store));
  }

  @Override
  protected Suites suites() {
    return Suites.all()
        .without(Suite.CRASH, "what is on the heap ends with its process")
        .without(Suite.NETWORK, "the heap is reached without one");
  }
}
