// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import static io.stowage.storage.filesystem.Sample.DIGEST;
import static io.stowage.storage.filesystem.Sample.HELLO;
import static io.stowage.storage.filesystem.Sample.LATEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningTest {
  @TempDir private Path directory;

  @Test
  void makesARootThatIsAbsent() throws IOException {
    Path root = directory.resolve("var/lib/registry");

    try (StorageDriver driver = Sample.open(root)) {
      driver.probe();

      assertThat(driver.location()).isEqualTo(root.toString());
      assertThat(root.resolve("docker/registry/v2")).isDirectory();
    }
  }

  @Test
  void refusesARootThatIsAFile() throws IOException {
    Path root = Files.createFile(directory.resolve("file"));

    assertThatThrownBy(() -> Sample.open(root))
        .isInstanceOf(StorageException.Denied.class)
        .hasMessage("rootdirectory " + root + ": it is not a directory");
  }

  @Test
  void refusesARootBelowAFile() throws IOException {
    Path root = Files.createFile(directory.resolve("file")).resolve("below");

    assertThatThrownBy(() -> Sample.open(root))
        .isInstanceOf(StorageException.Denied.class)
        .hasMessage("rootdirectory " + root + ": it is not a directory");
  }

  @Test
  void refusesARootWhoseLayoutIsInTheWayOfAFile() throws IOException {
    Files.createFile(directory.resolve("docker"));

    assertThatThrownBy(() -> Sample.open(directory))
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith("rootdirectory " + directory);
  }

  @Test
  void leavesNothingBehindThatIsNotOfTheLayout() throws IOException {
    Sample.open(directory).close();

    assertThat(Sample.files(directory)).isEmpty();
  }

  @Test
  void doesNotMakeTheRootAgainWhenItsVolumeIsGone() throws IOException {
    try (StorageDriver driver = Sample.open(directory.resolve("mount"))) {
      Trees.remove(directory.resolve("mount"));

      assertThatThrownBy(() -> driver.blobs().put(HELLO))
          .isInstanceOf(StorageException.Unavailable.class);
      assertThatThrownBy(() -> driver.links().write(LATEST, DIGEST))
          .isInstanceOf(StorageException.Unavailable.class);
      assertThatThrownBy(() -> Sample.begin(driver))
          .isInstanceOf(StorageException.Unavailable.class);
      assertThatThrownBy(driver::probe).isInstanceOf(StorageException.Unavailable.class);
      assertThat(directory.resolve("mount")).doesNotExist();
    }
  }

  @Test
  void makesDirectoriesAgainThatSomebodyRemoved() throws IOException {
    try (StorageDriver driver = Sample.open(directory)) {
      driver.blobs().put(HELLO);
      driver.links().write(LATEST, DIGEST);
      Path v2 = directory.resolve("docker/registry/v2");
      Trees.remove(v2.resolve("blobs"));
      Trees.remove(v2.resolve("repositories"));
      Trees.remove(v2.resolve("_stowage"));

      driver.blobs().put(HELLO);
      driver.links().write(LATEST, DIGEST);

      assertThat(Sample.read(driver, DIGEST)).isEqualTo("hello");
      assertThat(driver.links().read(LATEST)).contains(DIGEST);
    }
  }
}
