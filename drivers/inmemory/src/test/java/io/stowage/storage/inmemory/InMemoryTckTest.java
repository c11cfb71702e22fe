// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.inmemory;

import io.stowage.tck.StorageDriverTck;
import io.stowage.tck.Suite;
import io.stowage.tck.Suites;
import io.stowage.tck.TckBackend;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.UUID;

class InMemoryTckTest extends StorageDriverTck {
  @Override
  protected TckBackend backend() {
    String share = UUID.randomUUID().toString();
    return TckBackend.named("inmemory", Map.of("share", share))
        .damagedBy(
            (digest, content) -> {
              Heap heap = SharedHeaps.acquire(share);
              heap.blobs().put(digest, Content.of(ByteBuffer.wrap(content)));
              heap.release().run();
            });
  }

  @Override
  protected Suites suites() {
    return Suites.all()
        .without(Suite.CRASH, "what is on the heap ends with its process")
        .without(Suite.NETWORK, "the heap is reached without one");
  }
}
