// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCheckTest {
  @TempDir Path directory;

  @Test
  void printsWhatIsInEffectAndThenWhatIsWrong() throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("config.yml"),
            """
            storage:
              inmemory: {}
            http:
              addr: :5000
              secret: hunter2
              draintimeout: 5 parsecs
              addres: elsewhere
            redis:
              addr: localhost:6379
              password: hunter2
            """);
    Map<String, String> environment = Map.of("REGISTRY_STORAGE_DELETE_ENABLED", "true");

    CommandLineRun run =
        new CommandLineRun.Runner(environment, "", Optional.empty())
            .run("config", "check", file.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .startsWith("version: '0.1'\n")
        .contains("  delete:\n    enabled: true\n")
        .contains("  secret: '******'\n")
        .contains("  draintimeout: 5 parsecs\n")
        .contains("  password: '******'\n")
        .doesNotContain("hunter2");
    assertThat(run.err())
        .isEqualTo(
            """
            error: http.draintimeout: "5 parsecs" is not a duration (such as 300ms, 30s or 1h30m)
            warning: http.addres is unknown; did you mean http.addr?
            warning: redis: is not used: storage.cache.blobdescriptor does not say redis
            """);
  }

  @Test
  void succeedsWhereNothingIsWrong() throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("config.yml"),
            "storage: {inmemory: {}}\nhttp: {addr: ':5000', secret: s}\n");

    CommandLineRun run = CommandLineRun.of("config", "check", file.toString());

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
  }

  @Test
  void showsTheDefaultsWhereNothingIsGiven() {
    CommandLineRun run = CommandLineRun.of("config", "check");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("  filesystem:\n    rootdirectory: registry-data\n");
    assertThat(run.err()).startsWith("note: no storage driver is named");
  }

  @Test
  void aFileThatIsNoYamlIsAFailure() throws Exception {
    Path file = Files.writeString(directory.resolve("config.yml"), "a: b: c\n");

    CommandLineRun run = CommandLineRun.of("config", "check", file.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo("registry: " + file + ":1:5: mapping values are not allowed here\n");
  }
}
