// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.StorageDriver;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** Counts, by what the OSD itself says, how many operations a push costs. */
class PushCostIT {
  private static final int CHUNKS = 16;

  /** Of the upload's state, the commit and the index. */
  private static final int BESIDES = 12;

  /** As they come from sockets: no divisor of a chunk or a buffer. */
  private static final int PIECE = 100_003;

  @Test
  void eachChunkIsWrittenByOneOperationHoweverItsBytesCome() throws Exception {
    byte[] content = Fixture.bytes(CHUNKS * 4 * Fixture.MIB);
    Digest digest = Fixture.digest(content);
    try (StorageDriver driver = Fixture.open(CephCluster.shared().parameters())) {
      long before = operations();

      try (BlobUpload upload = Fixture.begin(driver)) {
        for (int at = 0; at < content.length; at += PIECE) {
          upload.append(ByteBuffer.wrap(content, at, Math.min(PIECE, content.length - at)));
        }
        upload.commit(digest);
      }

      assertThat(operations() - before).isBetween((long) CHUNKS, (long) CHUNKS + BESIDES);
      assertThat(Fixture.pull(driver, digest)).isEqualTo(content);
    }
  }

  private static long operations() {
    return CephCluster.shared().operations("op");
  }
}
