// SPDX-License-Identifier: Apache-2.0
package com.example.registry.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.RepositoryName;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.StorageException;
import io.stowage.storage.VerifiedContent;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is replaced or deleted leaves no bytes behind, which no listing of the driver shows. */
class SqliteContentTest {
  private static final VerifiedContent CONTENT =
      VerifiedContent.hash(DigestAlgorithm.SHA256, new byte[] {1, 2, 3});

  @TempDir Path directory;
  private SqliteDriver driver;

  @BeforeEach
  void open() throws StorageException {
    driver = SqliteDriver.open(directory.resolve("registry.db"), Duration.ofSeconds(30));
  }

  @AfterEach
  void close() {
    driver.close();
  }

  private long chunks() throws StorageException {
    return driver.find(row -> row.getLong(1), "SELECT count(*) FROM chunk").orElseThrow();
  }

  @Test
  void aBlobThatIsPutAndPushedAgainIsThereOnce() throws StorageException {
    driver.blobs().put(CONTENT);
    driver.blobs().put(CONTENT);
    RepositoryName repository = RepositoryName.parse("team/app");
    try (BlobUpload upload = BlobUpload.begin(driver, repository, DigestAlgorithm.SHA256)) {
      upload.append(CONTENT.content());
      upload.commit(CONTENT.digest());
    }

    assertThat(chunks()).isEqualTo(1);
  }

  @Test
  void aBlobThatIsDeletedIsGone() throws StorageException {
    driver.blobs().put(CONTENT);

    driver.blobs().delete(CONTENT.digest());

    assertThat(chunks()).isZero();
  }
}
