// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** bin/registry as it is packaged, in a directory with a space in its name. */
class LauncherIT {
  private static final Map<String, String> PLAIN = Map.of();

  @TempDir Path directory;
  private Distribution distribution;

  @BeforeEach
  void copy() throws Exception {
    distribution = Distribution.copyTo(directory);
  }

  @Test
  void theVersionIsThatOfTheBuild() throws Exception {
    CommandLineRun run = distribution.run(PLAIN, "version");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .matches(
            "stowage registry [0-9]+\\.[0-9]+\\.[0-9]+\\S* \\(Java "
                + Runtime.version().feature()
                + ".*\n");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aLinkToItWorks() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("first"), distribution.program());
    Files.createSymbolicLink(directory.resolve("second"), directory.relativize(link));

    Process process = new ProcessBuilder(directory.resolve("second").toString(), "version").start();

    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
        .startsWith("stowage registry");
  }

  @Test
  void javaIsFoundByThePathWhereJavaHomeIsNotSet() throws Exception {
    String path = System.getProperty("java.home") + "/bin:" + System.getenv("PATH");

    CommandLineRun run = distribution.run(Map.of("JAVA_HOME", "", "PATH", path), "version");

    assertThat(run.code()).isZero();
  }

  @Test
  void aJavaHomeWithoutJavaIsNamed() throws Exception {
    CommandLineRun run = distribution.run(Map.of("JAVA_HOME", "/nowhere"), "version");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo("registry: JAVA_HOME is /nowhere, and there is no bin/java in it\n");
  }

  @Test
  void anOldJavaIsNamed() throws Exception {
    Path bin = Files.createDirectories(directory.resolve("java11/bin"));
    assertThat(Files.createFile(bin.resolve("java")).toFile().setExecutable(true)).isTrue();
    Files.writeString(directory.resolve("java11/release"), "JAVA_VERSION=\"11.0.2\"\n");

    CommandLineRun run =
        distribution.run(Map.of("JAVA_HOME", directory.resolve("java11").toString()), "version");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("registry: Java 17 or newer is needed, and ")
        .endsWith("java11/bin/java is Java 11\n");
  }

  @Test
  void aDriverThatIsDroppedInIsThere() throws Exception {
    DriverJar.write(distribution.directory().resolve("drivers/acme.jar"), "acme", "acme.Provider");

    CommandLineRun run = distribution.run(PLAIN, "drivers");

    assertThat(run.out())
        .containsPattern("(?m)^acme ")
        .containsPattern("(?m)^filesystem ")
        .containsPattern("(?m)^inmemory ");
  }

  @Test
  void itServesUntilItIsToldToStop() throws Exception {
    try (RunningDistribution server = RunningDistribution.start(distribution, PLAIN)) {
      assertThat(server.status("/v2/")).isEqualTo(200);
      assertThat(server.words().get(0)).as("the shell gave way to java").endsWith("/bin/java");

      assertThat(server.stop()).isZero();
    }

    assertThat(distribution.output("err"))
        .containsPattern(
            "level=info msg=\"the registry is up\" version=[0-9]\\S+ address=127.0.0.1:[0-9]+"
                + " tls=off storage=filesystem root=\\S+ auth=none off=delete\n")
        .endsWith("level=info msg=stopped\n");
    assertThat(distribution.output("out")).contains("\"GET /v2/ HTTP/");
  }

  @Test
  void optionsForJavaWin() throws Exception {
    Map<String, String> options =
        Map.of("JAVA_OPTS", "-Xmx96m", "REGISTRY_JAVA_OPTS", "-XX:+UseParallelGC -Da=b");

    try (RunningDistribution server = RunningDistribution.start(distribution, options)) {
      assertThat(server.words())
          .contains("-XX:+UseParallelGC", "-Da=b")
          .doesNotContain("-XX:+UseSerialGC");
      assertThat(server.words().indexOf("-Xmx96m"))
          .isGreaterThan(server.words().indexOf("-Xmx128m"));
    }
  }

  @Test
  void aPortThatIsTakenEndsTheStartWithOneLine() throws Exception {
    try (RunningDistribution first = RunningDistribution.start(distribution, PLAIN)) {
      String address = distribution.output("err").replaceAll("(?s).*address=(\\S+).*", "$1");
      Distribution second =
          new Distribution(
              distribution.directory(), Files.createDirectory(directory.resolve("other")));

      CommandLineRun run = second.run(Map.of("REGISTRY_HTTP_ADDR", address), "serve");

      assertThat(first.status("/v2/")).isEqualTo(200);
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.err().lines().filter(line -> line.startsWith("registry: ")))
          .singleElement()
          .asString()
          .contains(address);
      assertThat(run.err()).doesNotContain("\tat ");
    }
  }
}
