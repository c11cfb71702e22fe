// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.tck.StorageDriverTck;
import io.stowage.tck.TckBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The whole TCK on a file system of a network. */
class MooseFsTckIT extends StorageDriverTck {
  @TempDir static Path directory;
  private static MooseFs volume;

  @BeforeAll
  static void mount() throws IOException {
    volume = MooseFs.mountAlone(Files.createDirectory(directory.resolve("servers")), mountpoint());
    assertThat(Files.getFileStore(mountpoint()).type()).startsWith("fuse");
  }

  @AfterAll
  static void unmount() throws IOException {
    if (volume != null) {
      volume.close();
    }
  }

  private static Path mountpoint() {
    return directory.resolve("volume");
  }

  @Override
  protected TckBackend backend() {
    Path root = mountpoint().resolve(UUID.randomUUID().toString());
    return TckBackend.named("filesystem", Map.of("rootdirectory", root))
        .damagedBy((digest, content) -> Files.write(new Layout(root).blob(digest).file(), content));
  }
}
