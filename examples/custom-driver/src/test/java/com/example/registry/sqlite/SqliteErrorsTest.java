// SPDX-License-Identifier: Apache-2.0
package com.example.registry.sqlite;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.registry.DigestAlgorithm;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDrivers;
import io.stowage.storage.StorageException;
import io.stowage.storage.VerifiedContent;
import io.stowage.storage.setting.InvalidSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteErrorsTest {
  @TempDir Path directory;

  @Test
  void aFileHasToBeNamed() {
    assertThatThrownBy(() -> StorageDrivers.load().open("sqlite", Map.of()))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("file");
  }

  @Test
  void aFileThatIsNoDatabaseIsCorrupt() throws IOException {
    Path file = Files.writeString(directory.resolve("notes.txt"), "not a database ".repeat(100));

    assertThatThrownBy(() -> open(file))
        .isInstanceOf(StorageException.Corrupt.class)
        .hasMessageContaining("notes.txt");
  }

  @Test
  void aDirectoryThatIsMissingIsDenied() {
    assertThatThrownBy(() -> open(directory.resolve("missing/registry.db")))
        .isInstanceOf(StorageException.Denied.class);
  }

  @Test
  void aWriteThatWaitsTooLongForAnotherIsUnavailable() throws Exception {
    Path file = directory.resolve("registry.db");
    VerifiedContent content = VerifiedContent.hash(DigestAlgorithm.SHA256, new byte[1]);

    try (StorageDriver driver =
            StorageDrivers.load().open("sqlite", Map.of("file", file, "patience", "50ms"));
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement writing = other.createStatement()) {
      writing.execute("BEGIN IMMEDIATE");

      assertThatThrownBy(() -> driver.blobs().put(content))
          .isInstanceOf(StorageException.Unavailable.class);
    }
  }

  private static void open(Path file) throws IOException {
    StorageDrivers.load().open("sqlite", Map.of("file", file)).close();
  }
}
