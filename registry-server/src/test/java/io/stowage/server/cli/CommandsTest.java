// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "serve --help",
        "config --help",
        "config check --help",
        "drivers --help",
        "htpasswd --help",
        "version --help",
        "garbage-collect --help",
      })
  void helpIsEverywhere(String arguments) {
    CommandLineRun run = CommandLineRun.of(arguments.split(" ", -1));

    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("Usage: registry").contains("--help");
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "config",
        "config nonsense",
        "serve --port 1",
        "serve a.yml b.yml",
        "drivers a b",
        "htpasswd",
        "version now",
      })
  void wrongUsageIsTwo(String arguments) {
    CommandLineRun run = CommandLineRun.of(arguments.split(" ", -1));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isNotEmpty();
  }

  @Test
  void noCommandIsWrongUsage() {
    CommandLineRun run = CommandLineRun.of();

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("a command is missing").contains("htpasswd");
  }

  @Test
  void theVersionNamesThatOfJavaToo() {
    CommandLineRun run = CommandLineRun.of("version");

    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("stowage registry ").contains(Runtime.version().toString());
    assertThat(CommandLineRun.of("--version").out()).isEqualTo(run.out());
  }

  @Test
  void garbageCollectionIsSaidNotToBeServedYet() {
    CommandLineRun run = CommandLineRun.of("garbage-collect", "-m", "/etc/config.yml");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo("registry: garbage-collect is not served yet; nothing was changed\n");
  }

  @Test
  void aWrongValueEndsTheStartWithOneLine() throws Exception {
    Path file = write("storage: {inmemory: {}}\nhttp: {draintimeout: 5 parsecs}\n");

    CommandLineRun run = CommandLineRun.of("serve", file.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "registry: http.draintimeout: \"5 parsecs\" is not a duration"
                + " (such as 300ms, 30s or 1h30m)\n");
  }

  @Test
  void aConfigurationThatAsksForMoreThanIsServedEndsTheStart() throws Exception {
    Path file = write("storage: {inmemory: {}}\nproxy: {remoteurl: 'https://r.example'}\n");

    CommandLineRun run = CommandLineRun.of("serve", file.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "registry: proxy.remoteurl is not served yet, and without it an empty registry would be"
                + " served in its place\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"./none.yml", "/none/config", "none.yaml", "serve none.yml"})
  void aFileAloneMeansServe(String arguments) {
    CommandLineRun run = CommandLineRun.of(arguments.split(" ", -1));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).endsWith(": there is no such file\n");
  }

  @Test
  void theVariableNamesTheConfigurationWhereNoFileIsGiven() {
    Map<String, String> environment = Map.of("REGISTRY_CONFIGURATION_PATH", "/none/of.yml");

    CommandLineRun run = new CommandLineRun.Runner(environment, "", Optional.empty()).run("serve");

    assertThat(run.err()).isEqualTo("registry: /none/of.yml: there is no such file\n");
  }

  @Test
  void theDriversAreListedWithWhatTheyStoreTo() {
    CommandLineRun run = CommandLineRun.of("drivers");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith("DRIVER")
        .containsPattern("(?m)^inmemory .*heap")
        .containsPattern("(?m)^filesystem ");
  }

  @Test
  void theSettingsOfADriverAreListed() {
    CommandLineRun run = CommandLineRun.of("drivers", "filesystem");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith("filesystem: ")
        .containsPattern("(?m)^rootdirectory +path +/var/lib/registry ");
  }

  @Test
  void aDriverThatIsNotInstalledIsAFailure() {
    CommandLineRun run = CommandLineRun.of("drivers", "gcs");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).startsWith("registry: unknown storage driver \"gcs\"; installed are ");
  }

  private Path write(String yaml) throws Exception {
    return Files.writeString(directory.resolve("config.yml"), yaml);
  }
}
