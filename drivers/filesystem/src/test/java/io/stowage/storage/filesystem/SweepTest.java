// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.storage.BlobUpload;
import io.stowage.storage.StorageDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {
  @TempDir private Path root;
  private final Instant yesterday = Instant.now().minus(Duration.ofDays(1));
  private StorageDriver driver;

  @BeforeEach
  void open() throws IOException {
    driver = Sample.open(root);
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void removesOldTemporaryFilesAndKeepsYoungOnes() throws IOException {
    Path old = aged(Sample.foreign(root, "_stowage/old", "half a lin"));
    Path young = Sample.foreign(root, "_stowage/young", "half a lin");

    assertThat(driver.uploads().sweep(yesterday, false)).isEqualTo(1);

    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  @Test
  void countsAndRemovesNothingInADryRun() throws IOException {
    Path old = aged(Sample.foreign(root, "_stowage/old", "half a lin"));

    assertThat(driver.uploads().sweep(yesterday, true)).isEqualTo(1);

    assertThat(old).exists();
  }

  @Test
  void removesWhatIsLeftOfAnUploadThatEndedHalfWay() throws IOException {
    String upload = "repositories/library/app/_uploads/ended/";
    Sample.foreign(root, upload + "hashstates/sha256/0", "a state");
    Path directory = aged(root.resolve("docker/registry/v2").resolve(upload));

    assertThat(driver.uploads().sweep(yesterday, false)).isEqualTo(1);

    assertThat(directory).doesNotExist();
  }

  @Test
  void keepsUploadsHoweverOld() throws IOException {
    BlobUpload upload = Sample.begin(driver);
    upload.append(Sample.bytes("hel"));
    upload.close();
    Path directory = new Layout(root).upload(upload.key());
    aged(directory.resolve("data"));
    aged(directory);

    assertThat(driver.uploads().sweep(yesterday, false)).isZero();

    assertThat(directory.resolve("data")).hasContent("hel");
  }

  @Test
  void findsNothingWhereNothingWasEverStored() throws IOException {
    assertThat(driver.uploads().sweep(Instant.now(), false)).isZero();
  }

  private static Path aged(Path path) throws IOException {
    return Files.setLastModifiedTime(path, FileTime.from(Instant.parse("2020-02-02T02:02:02Z")));
  }
}
