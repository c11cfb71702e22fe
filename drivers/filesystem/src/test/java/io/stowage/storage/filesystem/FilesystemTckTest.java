// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import io.stowage.tck.StorageDriverTck;
import io.stowage.tck.TckBackend;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

class FilesystemTckTest extends StorageDriverTck {
  @TempDir static Path directory;

  @Override
  protected TckBackend backend() {
    Path root = directory.resolve(UUID.randomUUID().toString());
    return TckBackend.named("filesystem", Map.of("rootdirectory", root))
        .damagedBy((digest, content) -> Files.write(new Layout(root).blob(digest).file(), content));
  }
}
