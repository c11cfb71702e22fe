// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDrivers;
import io.stowage.tck.http.RegistryTarget;
import io.stowage.tck.http.RegistryTck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class FilesystemRegistryTckTest extends RegistryTck {
  @TempDir static Path directory;
  private RunningRegistry registry;

  @BeforeAll
  void start() throws IOException {
    StorageDriver driver =
        StorageDrivers.load().open("filesystem", Map.of("rootdirectory", directory.toString()));
    registry = RunningRegistry.start(driver, UnaryOperator.identity());
  }

  @Override
  protected RegistryTarget registry() {
    return RegistryTarget.at(registry.server().url()).named("Stowage on filesystem");
  }

  @AfterAll
  void stop() {
    if (registry != null) {
      registry.close();
    }
  }
}
