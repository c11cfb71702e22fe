// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import static io.stowage.storage.filesystem.Sample.APP;
import static io.stowage.storage.filesystem.Sample.DIGEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.registry.UploadId;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadInfo;
import io.stowage.storage.UploadKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads that registry:2 began, or that a call left behind half-way. */
class ForeignUploadTest {
  private static final UploadKey KEY =
      new UploadKey(APP, UploadId.parse("0ad1ce9c-29cb-4b0e-93d7-d4aed21ff8e6"));
  private static final String UPLOAD = "repositories/library/app/_uploads/" + KEY.id() + '/';

  @TempDir private Path root;
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
  void goesOnWithAnUploadThatHasNoDataYet() throws IOException {
    Sample.foreign(root, UPLOAD + "startedat", "2015-09-04T22:08:52Z");

    try (BlobUpload upload = Sample.resume(driver, KEY)) {
      upload.append(Sample.bytes("hello"));
      upload.commit(DIGEST);
    }

    assertThat(Sample.read(driver, DIGEST)).isEqualTo("hello");
  }

  @Test
  void appendsToTheDataThatIsThereAndRemovesHashStates() throws IOException {
    Sample.foreign(root, UPLOAD + "startedat", "2015-09-04T22:08:52Z");
    Sample.foreign(root, UPLOAD + "hashstates/sha256/3", "a state");
    Path data = Sample.foreign(root, UPLOAD + "data", "hel");

    try (BlobUpload upload = Sample.resume(driver, KEY)) {
      upload.append(Sample.bytes("lo"));
      assertThat(data).hasContent("hello");
      upload.commit(DIGEST);
    }

    assertThat(Sample.read(driver, DIGEST)).isEqualTo("hello");
    assertThat(data.getParent()).doesNotExist();
  }

  @Test
  void listsWhenAnUploadStarted() throws IOException {
    Sample.foreign(root, UPLOAD + "startedat", "2015-09-04T22:08:52Z");

    assertThat(driver.uploads().list(null, 10).items())
        .containsExactly(new UploadInfo(KEY, Instant.parse("2015-09-04T22:08:52Z")));
  }

  @Test
  void listsAnUploadWithoutStartByItsLastChange() throws IOException {
    Path data = Sample.foreign(root, UPLOAD + "data", "hel");
    Instant change = Instant.parse("2020-02-02T02:02:02Z");
    Files.setLastModifiedTime(data, FileTime.from(change));

    assertThat(driver.uploads().list(null, 10).items())
        .containsExactly(new UploadInfo(KEY, change));
  }

  @Test
  void aDirectoryWithNeitherIsNoUpload() throws IOException {
    Files.createDirectories(root.resolve("docker/registry/v2").resolve(UPLOAD));

    assertThat(driver.uploads().list(null, 10).items()).isEmpty();
    assertThatThrownBy(() -> driver.uploads().resume(KEY))
        .isInstanceOf(StorageException.NotFound.class);
  }
}
