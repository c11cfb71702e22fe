// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.server.real.support.Bytes;
import io.stowage.server.real.support.Command;
import io.stowage.server.real.support.DockerEngine;
import io.stowage.server.real.support.Image;
import io.stowage.server.real.support.OciLayout;
import io.stowage.server.real.support.RegistryProcess;
import io.stowage.server.real.support.RegistryProgram;
import io.stowage.server.real.support.RegistrySettings;
import io.stowage.server.real.support.Tar;
import io.stowage.server.real.support.Tool;
import io.stowage.server.real.support.Users;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts that Apache's htpasswd and ours wrote, asked for by a Docker engine and by skopeo. */
class HtpasswdIT {
  @TempDir static Path directory;
  private static RegistryProcess registry;
  private static DockerEngine engine;

  @BeforeAll
  static void start() throws IOException {
    Users users =
        new Users(directory.resolve("users"))
            .addByApache("alice", "of Apache", true)
            .addByOurs("bob", "s€cret of ours");
    registry =
        RegistryProcess.start(
            RegistryProgram.underTest(),
            RegistrySettings.on(directory.resolve("store")).and(users.yaml()));
    engine = DockerEngine.start(Files.createDirectory(directory.resolve("docker")));
    Path root = directory.resolve("root.tar");
    Files.write(root, Tar.of("etc/motd", Bytes.random(11, 100_000)));
    engine.docker("import", root.toString(), "local");
  }

  @AfterAll
  static void stop() {
    if (engine != null) {
      engine.close();
    }
    if (registry != null) {
      registry.close();
    }
  }

  private static String host() {
    return "localhost:" + registry.port();
  }

  private static Path config(String name) {
    return directory.resolve("config-" + name);
  }

  private static Command.Outcome login(Path config, String user, String password) {
    return engine.run(config, "login", "--username", user, "--password", password, host());
  }

  @ParameterizedTest
  @CsvSource({"alice, of Apache", "bob, s€cret of ours"})
  void aUserLogsInPushesAndPulls(String user, String password) {
    String name = host() + "/" + user + "/image:v1";
    engine.docker("tag", "local", name);

    Command.Outcome login = login(config(user), user, password);
    Command.Outcome push = engine.run(config(user), "push", name);
    engine.docker("image", "rm", name);
    Command.Outcome pull = engine.run(config(user), "pull", name);

    assertThat(login.exit()).as(login.toString()).isZero();
    assertThat(push.exit()).as(push.toString()).isZero();
    assertThat(pull.exit()).as(pull.toString()).isZero();
    assertThat(registry.log()).contains(" - " + user + " [");
  }

  @ParameterizedTest
  @CsvSource({"alice, of apache", "bob, x", "carol, of Apache"})
  void nobodyLogsInWithAnotherPassword(String user, String password) {
    Command.Outcome login = login(config("wrong"), user, password);

    assertThat(login.exit()).isNotZero();
    assertThat(login.err()).contains("401 Unauthorized");
  }

  @Test
  void nobodyPushesOrPullsWithoutALogin() {
    String name = host() + "/nobody/image:v1";
    engine.docker("tag", "local", name);

    Command.Outcome push = engine.run(config("none"), "push", name);
    Command.Outcome pull = engine.run(config("none"), "pull", host() + "/alice/image:v1");

    assertThat(push.exit()).isNotZero();
    assertThat(push.err()).contains("no basic auth credentials");
    assertThat(pull.exit()).isNotZero();
  }

  @Test
  void skopeoNeedsCredentialsToo() throws IOException {
    Image image = Image.tiny(12);
    OciLayout layout = OciLayout.create(directory.resolve("layout"), "v1", image.manifest());
    layout.add(image);
    String from = "oci:" + layout.directory() + ":v1";
    String to = "docker://" + registry.address() + "/skopeo/image:v1";

    Command.Outcome without = skopeo("copy", "--dest-tls-verify=false", from, to);
    Command.Outcome wrong =
        skopeo("copy", "--dest-tls-verify=false", "--dest-creds=alice:x", from, to);
    Command.Outcome right =
        skopeo("copy", "--dest-tls-verify=false", "--dest-creds=alice:of Apache", from, to);

    assertThat(without.exit()).isNotZero();
    assertThat(wrong.exit()).isNotZero();
    assertThat(right.exit()).as(right.toString()).isZero();
  }

  private static Command.Outcome skopeo(String... arguments) {
    String[] line = new String[arguments.length + 2];
    line[0] = Tool.SKOPEO.path();
    line[1] = "--insecure-policy";
    System.arraycopy(arguments, 0, line, 2, arguments.length);
    return Command.of(line).run();
  }

  @Test
  void whatIsPublicIsPulledWithoutALoginAndPushedWithOne() throws IOException {
    Users users =
        new Users(directory.resolve("public"))
            .addByApache("alice", "a", true)
            .addByOurs("bob", "b");
    String access =
        """
            access:
              - { repositories: ["public/*"], anonymous: true, allow: pull }
              - { repositories: ["**"], users: [alice], allow: [push, catalog] }
        """;
    try (RegistryProcess open =
        RegistryProcess.start(
            RegistryProgram.underTest(),
            RegistrySettings.on(directory.resolve("store3")).and(users.yaml() + access))) {
      String host = "localhost:" + open.port();
      String name = host + "/public/image:v1";
      engine.docker("tag", "local", name);
      Path alice = config("public-alice");
      Path bob = config("public-bob");
      engine.run(alice, "login", "--username", "alice", "--password", "a", host);
      engine.run(bob, "login", "--username", "bob", "--password", "b", host);
      Path nobody = config("nobody");

      assertThat(engine.run(nobody, "push", name).exit()).isNotZero();
      assertThat(engine.run(bob, "push", name).err()).contains("denied");
      assertThat(engine.run(alice, "push", name).exit()).isZero();
      engine.docker("image", "rm", name);
      Command.Outcome pull = engine.run(nobody, "pull", name);
      assertThat(pull.exit()).as(pull + open.log()).isZero();
      assertThat(engine.run(nobody, "pull", host + "/own/image:v1").exit()).isNotZero();
      assertThat(
              skopeo(
                      "inspect",
                      "--tls-verify=false",
                      "docker://" + open.address() + "/public/image:v1")
                  .exit())
          .isZero();
    }
  }

  @Test
  void eachProgramAcceptsWhatTheOtherWrote() {
    Users users =
        new Users(directory.resolve("both")).addByApache("a", "1", true).addByOurs("b", "2");

    assertThat(verifyByApache(users, "b", "2")).contains("correct");
    assertThat(verifyByApache(users, "b", "3")).doesNotContain("correct");
    assertThat(Users.ours(users.file(), "-vb", "a", "1").run().exit()).isZero();
    assertThat(Users.ours(users.file(), "-vb", "a", "2").run().exit()).isEqualTo(3);
    assertThat(Users.ours(users.file(), "-vb", "c", "2").run().exit()).isEqualTo(6);
  }

  private static String verifyByApache(Users users, String user, String password) {
    return Command.of(Tool.HTPASSWD.path(), "-vb", users.file().toString(), user, password)
        .run()
        .toString();
  }

  @Test
  void programsThatAddUsersAtOnceLoseNone() throws Exception {
    Path file = Files.createFile(directory.resolve("crowd"));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<Command.Outcome>> added = new ArrayList<>();

    for (int i = 0; i < 8; i++) {
      String user = "user" + i;
      added.add(threads.submit(() -> Users.ours(file, "-Bb", user, "x").run()));
    }
    for (Future<Command.Outcome> each : added) {
      assertThat(each.get().exit()).as(each.get().toString()).isZero();
    }
    threads.shutdown();

    assertThat(Files.readAllLines(file))
        .extracting(line -> line.substring(0, line.indexOf(':')))
        .containsExactlyInAnyOrder(
            "user0", "user1", "user2", "user3", "user4", "user5", "user6", "user7");
  }

  @Test
  void aMissingFileIsMadeWithAnAccountThatTheLogTells() throws Exception {
    Users users = new Users(directory.resolve("made").resolve("users"));
    try (RegistryProcess fresh =
        RegistryProcess.start(
            RegistryProgram.underTest(),
            RegistrySettings.on(directory.resolve("store2")).and(users.yaml()))) {
      String line =
          fresh.log().lines().filter(each -> each.contains("password=")).findFirst().orElseThrow();
      String password = line.replaceAll(".*password=([A-Za-z0-9_-]+).*", "$1");

      assertThat(
              fresh
                  .client()
                  .get("/v2/", "Authorization", Users.basic("docker", password))
                  .statusCode())
          .isEqualTo(200);
      assertThat(Files.getPosixFilePermissions(users.file()))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }
}
