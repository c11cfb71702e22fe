// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtpasswdTest {
  @TempDir Path directory;

  @Test
  void printsTheUserTheHashAndAnEmptyLine() {
    CommandLineRun run = CommandLineRun.of("htpasswd", "-Bbn", "joe", "secret");

    assertThat(run.code()).isZero();
    assertThat(run.out()).matches("joe:\\$2y\\$05\\$[./A-Za-z0-9]{53}\n\n");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void eachHashHasASaltOfItsOwn() {
    assertThat(CommandLineRun.of("htpasswd", "-Bbn", "joe", "secret").out())
        .isNotEqualTo(CommandLineRun.of("htpasswd", "-Bbn", "joe", "secret").out());
  }

  @Test
  void theCostCanBeChosen() {
    CommandLineRun run = CommandLineRun.of("htpasswd", "-Bbn", "-C", "10", "joe", "secret");

    assertThat(run.out()).startsWith("joe:$2y$10$");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Bbn -C 3 joe s",
        "-Bbn -C 18 joe s",
        "-Bbn -C x joe s",
        "-bn joe s",
        "-Bb joe s",
        "-Bn joe s",
        "-Bbn joe",
        "-Bbin joe s",
        "-Bbn a:b s",
        "-Bbn joe s t",
        "-Bbn",
      })
  void wrongUsageIsTwo(String arguments) {
    CommandLineRun run = CommandLineRun.of(("htpasswd " + arguments).split(" ", -1));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aPasswordOfMoreBytesThanCountIsRefused() {
    String password = "ä".repeat(36) + "x";

    CommandLineRun run = CommandLineRun.of("htpasswd", "-Bbn", "joe", password);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "registry: the password has 73 bytes, and bcrypt would look at the first 72 alone\n");
  }

  @Test
  void anEmptyPasswordIsRefused() {
    CommandLineRun run =
        new CommandLineRun.Runner(Map.of(), "\n", Optional.empty()).run("htpasswd", "-Bin", "joe");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).isEqualTo("registry: the password is empty\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret", "a b:c", "pässwörd", "€uro", "0", "$2y$"})
  void apacheAcceptsThePassword(String password) throws Exception {
    CommandLineRun run = CommandLineRun.of("htpasswd", "-Bbn", "joe", password);

    assertThat(accepted(run.out(), "joe", password)).isTrue();
    assertThat(accepted(run.out(), "joe", password + "x")).isFalse();
  }

  @Test
  void apacheAcceptsTheLongestPassword() throws Exception {
    String password = "p".repeat(72);

    CommandLineRun run = CommandLineRun.of("htpasswd", "-Bbn", "joe", password);

    assertThat(accepted(run.out(), "joe", password)).isTrue();
    assertThat(accepted(run.out(), "joe", "p".repeat(71))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"from input", "from input\n", "from input\r\n", "from input\nmore"})
  void apacheAcceptsThePasswordThatWasRead(String input) throws Exception {
    CommandLineRun run =
        new CommandLineRun.Runner(Map.of(), input, Optional.empty()).run("htpasswd", "-Bin", "joe");

    assertThat(accepted(run.out(), "joe", "from input")).isTrue();
  }

  @Test
  void theOutputIsOfTheSameFormAsApaches() throws Exception {
    String apaches = apache(List.of("-Bbn", "joe", "secret"));

    assertThat(CommandLineRun.of("htpasswd", "-Bbn", "joe", "secret").out())
        .hasSameSizeAs(apaches)
        .startsWith(apaches.substring(0, "joe:$2y$05$".length()))
        .endsWith("\n\n");
  }

  /** Whether Apache's program takes the password for the user of the line. */
  private boolean accepted(String line, String user, String password) throws Exception {
    Path file = Files.writeString(directory.resolve("users"), line);
    return apache(List.of("-vb", file.toString(), user, password)).contains("correct.");
  }

  /** What Apache's program says; it may be missing, but not where CI runs. */
  private static String apache(List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("htpasswd"));
    command.addAll(arguments);
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException missing) {
      assumeTrue(!"true".equals(System.getenv("CI")), "Apache's htpasswd is not installed");
      throw new AssertionError("Apache's htpasswd is not installed", missing);
    }
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return output;
  }
}
