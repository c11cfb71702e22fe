// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.storage.BlobUpload;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Interrupting a thread closes the file that it works on. */
class InterruptTest {
  @TempDir private Path root;

  @Test
  void anInterruptedUploadIsGoneOnWithByAnotherHandle() throws IOException {
    try (StorageDriver driver = Sample.open(root)) {
      BlobUpload interrupted = Sample.begin(driver);
      interrupted.append(Sample.bytes("hel"));
      Thread.currentThread().interrupt();
      try {
        assertThatThrownBy(() -> interrupted.append(Sample.bytes("lo")))
            .isInstanceOf(StorageException.Unavailable.class)
            .hasMessageContaining("interrupted");
      } finally {
        assertThat(Thread.interrupted()).isTrue();
      }

      try (BlobUpload next = Sample.resume(driver, interrupted.key())) {
        next.append(Sample.bytes("hello".substring((int) next.size())));
        next.commit(Sample.DIGEST);
      }

      assertThat(Sample.read(driver, Sample.DIGEST)).isEqualTo("hello");
    }
  }
}
