// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TenLinesTest {
  @TempDir Path directory;

  @Test
  void readsWhatItStored() throws IOException {
    assertThat(TenLines.storeAndRead(directory.toString())).isEqualTo("All is well.");
  }
}
