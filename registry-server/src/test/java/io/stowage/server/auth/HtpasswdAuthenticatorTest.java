// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.stowage.server.config.AuthConfig;
import io.stowage.server.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtpasswdAuthenticatorTest {
  @TempDir Path directory;

  private Authenticator open(Path file) throws IOException {
    return HtpasswdAuthenticator.open(
        new AuthConfig.Htpasswd("r", file, Optional.empty()), Secret.generate());
  }

  private Path users(String user, String password) throws IOException {
    byte[] hash = BCrypt.withDefaults().hash(6, password.getBytes(UTF_8));
    return Files.writeString(
        directory.resolve("users"), user + ":" + new String(hash, UTF_8) + "\n");
  }

  private static CompletableFuture<Decision> decide(
      Authenticator authenticator, String user, String password) {
    String credentials =
        Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    return authenticator
        .decide(
            new AccessRequest(
                "Basic " + credentials, "192.0.2.1", List.of(), Optional.empty(), new NoUrls()))
        .toCompletableFuture();
  }

  private static final class NoUrls implements AccessRequest.TokenUrls {
    @Override
    public String ownTokens() {
      throw new AssertionError("nobody gives tokens");
    }

    @Override
    public String origin() {
      throw new AssertionError("nobody gives tokens");
    }
  }

  private static List<Decision> manyAtOnce(
      Authenticator authenticator, String user, String password) throws Exception {
    List<CompletableFuture<Decision>> decisions = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      decisions.add(decide(authenticator, user, password));
    }
    List<Decision> made = new ArrayList<>();
    for (CompletableFuture<Decision> decision : decisions) {
      made.add(decision.get(30, TimeUnit.SECONDS));
    }
    return made;
  }

  @Test
  void manyWhoComeAtOnceWithTheSameCredentialsShareOneCheck() throws Exception {
    try (Authenticator authenticator = open(users("joe", "secret"))) {

      assertThat(manyAtOnce(authenticator, "joe", "secret"))
          .containsOnly(new Decision.Granted("joe", false));
      assertThat(decide(authenticator, "joe", "secret")).isDone();
    }
  }

  @Test
  void whatWasNotYetDecidedAtTheEndIsRefused() throws Exception {
    Authenticator authenticator = open(users("joe", "secret"));
    List<CompletableFuture<Decision>> decisions = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      decisions.add(decide(authenticator, "joe", "wrong" + i));
    }

    authenticator.close();

    for (CompletableFuture<Decision> decision : decisions) {
      assertThat(decision.get(30, TimeUnit.SECONDS)).isNotInstanceOf(Decision.Granted.class);
    }
    assertThat(decide(authenticator, "joe", "secret").get(30, TimeUnit.SECONDS))
        .isInstanceOf(Decision.Delayed.class);
  }

  @Test
  void aMissingFileIsMadeWithOneAccountThatTheLogTells() throws Exception {
    Path file = directory.resolve("new").resolve("users");
    try (LogLines log = new LogLines(FirstAccount.class.getName());
        Authenticator authenticator = open(file)) {

      assertThat(log.all()).hasSize(1);
      String password = log.all().get(0).replaceAll(".*password=([A-Za-z0-9_-]{43}) .*", "$1");
      assertThat(decide(authenticator, "docker", password).get(30, TimeUnit.SECONDS))
          .isEqualTo(new Decision.Granted("docker", false));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(Files.readString(file)).doesNotContain(password);
    }
  }

  @Test
  void aFileThatIsThereIsNotChanged() throws Exception {
    Path file = Files.writeString(directory.resolve("empty"), "");
    try (Authenticator authenticator = open(file)) {
      assertThat(decide(authenticator, "docker", "x").get(30, TimeUnit.SECONDS))
          .isInstanceOf(Decision.Challenged.class);
      assertThat(Files.readString(file)).isEmpty();
    }
  }

  @Test
  void aFileThatCannotBeReadIsNamed() throws Exception {
    Path folder = Files.createDirectory(directory.resolve("folder"));

    assertThatThrownBy(() -> open(folder))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("auth.htpasswd.path: " + folder + " ");
  }
}
