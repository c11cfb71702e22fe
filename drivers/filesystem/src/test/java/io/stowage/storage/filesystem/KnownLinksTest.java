// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.Tag;
import io.stowage.storage.LinkKey;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDrivers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A link that was read before, and whose file looked settled then. */
class KnownLinksTest {
  private static final LinkKey TAG =
      new LinkKey.Tagged(RepositoryName.parse("library/tea"), Tag.parse("latest"));
  private static final Digest OLD = Digest.of(DigestAlgorithm.SHA256, new byte[1]);
  private static final Digest NEW = Digest.of(DigestAlgorithm.SHA256, new byte[2]);

  @TempDir Path root;
  private StorageDriver driver;
  private Path file;

  @BeforeEach
  void readASettledLink() throws IOException {
    driver = open();
    driver.links().write(TAG, OLD);
    file =
        root.resolve(
            "docker/registry/v2/repositories/library/tea/_manifests/tags/latest/current/link");
    settle(Duration.ofHours(1));
    driver.links().read(TAG);
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void isAnsweredAgain() throws IOException {
    assertThat(driver.links().read(TAG)).contains(OLD);
  }

  @Test
  void isReadAnewWhenAnotherInstanceReplacedIt() throws IOException {
    try (StorageDriver other = open()) {
      other.links().write(TAG, NEW);
    }

    assertThat(driver.links().read(TAG)).contains(NEW);
  }

  @Test
  void isReadAnewWhenItWasWrittenInPlace() throws IOException {
    Files.writeString(file, NEW.toString());

    assertThat(driver.links().read(TAG)).contains(NEW);
  }

  @Test
  void isReadAnewWhenAFileOfTheSameTimeTookItsPlace() throws IOException {
    FileTime time = Files.getLastModifiedTime(file);
    Path other = Files.writeString(root.resolve("other"), NEW.toString());
    Files.setLastModifiedTime(other, time);
    Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);

    assertThat(driver.links().read(TAG)).contains(NEW);
  }

  @Test
  void isGoneWhenItsFileIs() throws IOException {
    Files.delete(file);

    assertThat(driver.links().read(TAG)).isEmpty();
  }

  @Test
  void isNotKeptInMindWhileItsFileIsFresh() throws IOException {
    Files.writeString(file, NEW.toString());
    FileTime fresh = FileTime.from(Instant.now());
    Files.setLastModifiedTime(file, fresh);
    driver.links().read(TAG);
    Files.writeString(file, OLD.toString());
    Files.setLastModifiedTime(file, fresh);

    assertThat(driver.links().read(TAG)).contains(OLD);
  }

  @Test
  void isForgottenAtOnceWhereALookMayBeOutOfDate() throws IOException {
    KnownLinks links = new KnownLinks(false);

    links.keep(TAG, file, Files.readAttributes(file, BasicFileAttributes.class), Optional.of(OLD));

    assertThat(links.find(TAG)).isNull();
  }

  @Test
  void isKeptInMindWhereALookIsAlwaysTrue() throws IOException {
    KnownLinks links = new KnownLinks(true);

    links.keep(TAG, file, Files.readAttributes(file, BasicFileAttributes.class), Optional.of(OLD));

    assertThat(links.find(TAG)).isNotNull();
  }

  private StorageDriver open() throws IOException {
    return StorageDrivers.load().open("filesystem", Map.of("rootdirectory", root.toString()));
  }

  private void settle(Duration age) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
  }
}
