// SPDX-License-Identifier: Apache-2.0
package com.example.registry.sqlite;

import io.stowage.registry.Digest;
import io.stowage.storage.StorageException;
import io.stowage.tck.StorageDriverTck;
import io.stowage.tck.Suite;
import io.stowage.tck.Suites;
import io.stowage.tck.TckBackend;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

class SqliteTckTest extends StorageDriverTck {
  @TempDir static Path directory;

  @Override
  protected TckBackend backend() {
    Path file = directory.resolve(UUID.randomUUID() + ".db");
    return TckBackend.named("sqlite", Map.of("file", file))
        .damagedBy((digest, content) -> damage(file, digest, content));
  }

  @Override
  protected Suites suites() {
    return Suites.of(Suite.FAULTS, Suite.RACE);
  }

  /** Puts other bytes under a digest, as a careless administrator would. */
  private static void damage(Path file, Digest digest, byte[] bytes) throws StorageException {
    try (SqliteDriver driver = SqliteDriver.open(file, Duration.ofSeconds(30))) {
      driver.change("INSERT INTO small VALUES (?, ?)", digest, bytes);
    }
  }
}
