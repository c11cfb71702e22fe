// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.server.real.support.Bytes;
import io.stowage.server.real.support.DockerArchive;
import io.stowage.server.real.support.DockerEngine;
import io.stowage.server.real.support.RunningRegistry;
import io.stowage.server.real.support.Tar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class DockerEngineIT {

  private static final int LAYERS = 5;
  private static final int LAYER_SIZE = 24 * 1024 * 1024;

  @RegisterExtension static final RunningRegistry REGISTRY = RunningRegistry.withDefaults();
  @TempDir static Path directory;
  private static DockerEngine engine;

  @BeforeAll
  static void startEngine() throws IOException {
    engine = DockerEngine.start(directory);
  }

  @AfterAll
  static void stopEngine() {
    if (engine != null) {
      engine.close();
    }
  }

  @Test
  void pullsBackAnImageThatItImportedAndPushed() throws IOException {
    Path root = directory.resolve("root.tar");
    Files.write(root, Tar.of("etc/motd", Bytes.random(1, 3_000_000)));
    String name = name("imported:v1");
    engine.docker("import", root.toString(), name);

    assertComesBackEqual(name);
  }

  @Test
  void pullsBackAnImageOfManyLayersAndMoreThanAHundredMegabytes() throws IOException {
    Path archive = directory.resolve("large.tar");
    String name = name("team/large:v1");
    String id = DockerArchive.write(archive, name, 2, LAYERS, LAYER_SIZE);
    engine.docker("load", "--input", archive.toString());

    assertThat(engine.docker("image", "inspect", "--format={{.Id}}", name).strip()).isEqualTo(id);
    assertComesBackEqual(name);
  }

  @Test
  void findsTheLayersOfAnotherRepositoryWithoutSendingThemAgain() throws IOException {
    Path archive = directory.resolve("shared.tar");
    String first = name("shared/first:v1");
    String second = name("shared/second:v1");
    DockerArchive.write(archive, first, 3, 2, 1024 * 1024);
    engine.docker("load", "--input", archive.toString());
    engine.docker("push", first);

    engine.docker("tag", first, second);
    String output = engine.docker("push", second);

    assertThat(output).contains("Mounted from shared/first");
    assertThat(digestOf(second)).isEqualTo(digestOf(first));
  }

  private static void assertComesBackEqual(String name) {
    engine.docker("push", name);
    String id = engine.docker("image", "inspect", "--format={{.Id}}", name).strip();
    String digest = digestOf(name);
    engine.docker("image", "rm", name);
    assertThat(engine.docker("image", "ls", "--all", "--quiet", "--no-trunc")).doesNotContain(id);

    String output = engine.docker("pull", name);

    assertThat(output).contains(digest).contains("Pull complete");
    assertThat(engine.docker("image", "inspect", "--format={{.Id}}", name).strip()).isEqualTo(id);
    assertThat(digestOf(name)).isEqualTo(digest);
  }

  private static String digestOf(String name) {
    String repository = name.substring(0, name.lastIndexOf(':'));
    String format = "{{range .RepoDigests}}{{println .}}{{end}}";
    return engine
        .docker("image", "inspect", "--format=" + format, name)
        .lines()
        .filter(line -> line.startsWith(repository + "@"))
        .map(line -> line.substring(repository.length() + 1))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no digest of " + repository));
  }

  private static String name(String repositoryAndTag) {
    return "localhost:" + REGISTRY.process().port() + "/" + repositoryAndTag;
  }
}
