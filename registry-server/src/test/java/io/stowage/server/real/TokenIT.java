// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.server.auth.TestIdentity;
import io.stowage.server.auth.TestTokens;
import io.stowage.server.real.support.Bytes;
import io.stowage.server.real.support.Command;
import io.stowage.server.real.support.DockerEngine;
import io.stowage.server.real.support.RegistryProcess;
import io.stowage.server.real.support.RegistryProgram;
import io.stowage.server.real.support.RegistrySettings;
import io.stowage.server.real.support.Tar;
import io.stowage.server.real.support.TokenServer;
import io.stowage.server.real.support.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tokens of one server, each way of naming its key, for a Docker engine and skopeo; and the same
 * tokens and settings with CNCF distribution 2.8, as far as that knows the way.
 */
class TokenIT {
  @TempDir static Path directory;
  private static DockerEngine engine;
  private static TestIdentity root;
  private static TestIdentity leaf;

  @BeforeAll
  static void start() throws Exception {
    engine = DockerEngine.start(Files.createDirectory(directory.resolve("docker")));
    Path tar = directory.resolve("root.tar");
    Files.write(tar, Tar.of("etc/motd", Bytes.random(21, 100_000)));
    engine.docker("import", tar.toString(), "local");
    root = TestIdentity.make(directory, "RSA");
    leaf = root.vouchFor(directory, "EC");
  }

  @AfterAll
  static void stop() {
    if (engine != null) {
      engine.close();
    }
  }

  private static RegistryProcess registry(boolean ours, TokenServer server) throws Exception {
    return RegistryProcess.start(
        ours ? RegistryProgram.underTest() : RegistryProgram.incumbent(),
        RegistrySettings.on(Files.createTempDirectory(directory, "store"))
            .and(server.yaml(root.pem(directory).toString())));
  }

  @ParameterizedTest
  @CsvSource({
    "true, LIBTRUST",
    "true, THUMBPRINT",
    "true, CHAIN",
    "true, JWK",
    "false, LIBTRUST",
    "false, CHAIN"
  })
  void aUserLogsInPushesMountsAndPulls(boolean ours, TestTokens.Named named) throws Exception {
    TestIdentity identity = named == TestTokens.Named.CHAIN ? leaf : root;
    try (TokenServer server = TokenServer.start(new TestTokens(identity, named));
        RegistryProcess registry = registry(ours, server)) {
      String host = "localhost:" + registry.port();
      Path config = directory.resolve("config-" + ours + named);

      Command.Outcome wrong = login(config, host, "wrong");
      Command.Outcome right = login(config, host, TokenServer.PASSWORD);

      assertThat(wrong.exit()).isNotZero();
      assertThat(right.exit()).as(right + registry.log()).isZero();
      assertPushed(config, host + "/public/image:v1");
      assertPushed(config, host + "/mounted/image:v1");
      assertThat(server.asked()).contains("repository:public/image:pull");
      Command.Outcome pull = engine.run(config, "pull", host + "/mounted/image:v1");
      assertThat(pull.exit()).as(pull + registry.log()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"true, THUMBPRINT", "false, LIBTRUST"})
  void whoIsNotLoggedInPullsWhatIsPublicAndNoMore(boolean ours, TestTokens.Named named)
      throws Exception {
    try (TokenServer server = TokenServer.start(new TestTokens(root, named));
        RegistryProcess registry = registry(ours, server)) {
      String host = "localhost:" + registry.port();
      Path config = directory.resolve("known-" + ours);
      login(config, host, TokenServer.PASSWORD);
      assertPushed(config, host + "/public/image:v1");
      assertPushed(config, host + "/own/image:v1");
      Path nobody = directory.resolve("nobody");

      assertThat(engine.run(nobody, "pull", host + "/public/image:v1").exit()).isZero();
      assertThat(engine.run(nobody, "pull", host + "/own/image:v1").err())
          .containsAnyOf("denied", "unauthorized");
      assertThat(engine.run(nobody, "push", host + "/public/image:v1").exit()).isNotZero();
      assertThat(inspect(registry, "public/image:v1").exit()).isZero();
      assertThat(inspect(registry, "own/image:v1").exit()).isNotZero();
      String creds = "--creds=" + TokenServer.USER + ":" + TokenServer.PASSWORD;
      assertThat(inspect(registry, "own/image:v1", creds).exit()).isZero();
    }
  }

  private static Command.Outcome login(Path config, String host, String password) {
    return engine.run(
        config, "login", "--username", TokenServer.USER, "--password", password, host);
  }

  private static void assertPushed(Path config, String name) throws IOException {
    engine.docker("tag", "local", name);
    Command.Outcome push = engine.run(config, "push", name);
    assertThat(push.exit()).as(push.toString()).isZero();
  }

  private static Command.Outcome inspect(RegistryProcess registry, String name, String... options) {
    String[] line = new String[options.length + 4];
    line[0] = Tool.SKOPEO.path();
    line[1] = "inspect";
    line[2] = "--tls-verify=false";
    System.arraycopy(options, 0, line, 3, options.length);
    line[line.length - 1] = "docker://" + registry.address() + "/" + name;
    return Command.of(line).run();
  }
}
