// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.server.real.support.Command;
import io.stowage.server.real.support.DockerArchive;
import io.stowage.server.real.support.DockerEngine;
import io.stowage.server.real.support.RegistryProcess;
import io.stowage.server.real.support.RegistryProgram;
import io.stowage.server.real.support.RegistrySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A driver of somebody else, whose jars are put into the directory of drivers. */
class CustomDriverIT {
  private static final int MIB = 1 << 20;

  @TempDir Path directory;
  private Path launcher;

  @BeforeEach
  void install() throws IOException {
    Command.of("tar", "--extract", "--file=" + RegistryProgram.tarball(), "-C", "" + directory)
        .output();
    Path home;
    try (Stream<Path> unpacked = Files.list(directory)) {
      home = unpacked.findFirst().orElseThrow();
    }
    launcher = home.resolve("bin/registry");
    Path jars = Path.of(System.getProperty("real.customdriver", ""));
    Path drivers = Files.createDirectory(home.resolve("drivers/sqlite"));
    try (Stream<Path> files = Files.list(jars)) {
      for (Path jar : files.toList()) {
        Files.copy(jar, drivers.resolve(jar.getFileName()));
      }
    }
  }

  @Test
  void theSettingsOfADriverThatWasPutInAreListed() {
    assertThat(Command.of(launcher.toString(), "drivers", "sqlite").output())
        .contains("file")
        .contains("patience")
        .contains("30s");
  }

  @Test
  void dockerPullsBackAnImageThatItPushedToADriverThatWasPutIn() throws IOException {
    Path archive = directory.resolve("image.tar");
    Path file = directory.resolve("registry.db");
    RegistryProgram program =
        new RegistryProgram.Installed("stowage", List.of(launcher.toString()));
    RegistrySettings settings = RegistrySettings.on("  sqlite:\n    file: " + file + "\n");
    try (RegistryProcess registry = RegistryProcess.start(program, settings);
        DockerEngine engine = DockerEngine.start(Files.createDirectory(directory.resolve("d")))) {
      String name = "localhost:" + registry.port() + "/team/app:v1";
      String id = DockerArchive.write(archive, name, 7, 3, 8 * MIB);
      engine.docker("load", "--input", archive.toString());
      engine.docker("push", name);
      engine.docker("image", "rm", name);

      engine.docker("pull", name);

      assertThat(engine.docker("image", "inspect", "--format={{.Id}}", name).strip()).isEqualTo(id);
      assertThat(file).isRegularFile();
    }
  }
}
