// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import io.stowage.tck.Deviation;
import io.stowage.tck.StorageDriverTck;
import io.stowage.tck.Suite;
import io.stowage.tck.Suites;
import io.stowage.tck.TckBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * The TCK with all its suites, which write so much that they run in memory where the system has a
 * directory for that; {@link FilesystemTckTest} has the laws on a disk.
 */
class FilesystemSuitesTest extends StorageDriverTck {
  private static final Path MEMORY = Path.of("/dev/shm");
  private static Path directory;

  @BeforeAll
  static void create() throws IOException {
    directory =
        Files.isWritable(MEMORY)
            ? Files.createTempDirectory(MEMORY, "stowage-tck")
            : Files.createTempDirectory("stowage-tck");
  }

  @AfterAll
  static void delete() throws IOException {
    Trees.remove(directory);
  }

  @Override
  protected TckBackend backend() {
    Path root = directory.resolve(UUID.randomUUID().toString());
    return TckBackend.named("filesystem", Map.of("rootdirectory", root))
        .damagedBy((digest, content) -> Files.write(new Layout(root).blob(digest).file(), content))
        .cleanedBy(() -> Trees.remove(root));
  }

  @Override
  protected Suites suites() {
    return Suites.all().without(Suite.NETWORK, "a directory is reached without one");
  }

  @Override
  protected List<Deviation> deviations() {
    return List.of(
        new Deviation(
            "aPageOfAHundredThousandLinksTakesWhatAPageOfAThousandTakes",
            "a directory has no order: each page of its names is found by reading them all"));
  }
}
