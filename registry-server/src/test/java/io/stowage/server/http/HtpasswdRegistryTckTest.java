// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.server.config.AuthConfig;
import io.stowage.tck.http.RegistryTarget;
import io.stowage.tck.http.RegistryTck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The TCK with an account that a file of users has. */
class HtpasswdRegistryTckTest extends RegistryTck {
  private static final String PASSWORD = "s€cret";

  @TempDir static Path directory;
  private RunningRegistry registry;

  @BeforeAll
  void start() throws IOException {
    Path users = Files.writeString(directory.resolve("users"), Accounts.line("joe", PASSWORD));
    registry =
        RunningRegistry.start(
            config -> config.withAuth(new AuthConfig.Htpasswd("r", users, Optional.empty())));
  }

  @Override
  protected RegistryTarget registry() {
    return RegistryTarget.at(registry.server().url())
        .named("Stowage with a file of users")
        .withAccount("joe", PASSWORD);
  }

  @AfterAll
  void stop() {
    if (registry != null) {
      registry.close();
    }
  }
}
