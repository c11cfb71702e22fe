// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.storage.setting.InvalidSettingException;
import io.stowage.storage.setting.Settings;
import io.stowage.storage.swift.Identity.Named;
import io.stowage.storage.swift.Identity.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SwiftConfigTest {
  private static final Map<String, String> USUAL =
      Map.of(
          "authurl", "http://store/auth/v1.0",
          "username", "test:tester",
          "password", "a secret",
          "container", "registry");

  private static Settings settings(Map<String, String> usual, String... more) {
    Map<String, String> all = new HashMap<>(usual);
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return Settings.of(SwiftSettings.all(), all);
  }

  private static LoginConfig login(String... more) {
    return LoginConfig.of(settings(USUAL, more), Map.of());
  }

  @Test
  void secretsAreNotPrinted() {
    SwiftConfig config = SwiftConfig.of(settings(USUAL, "secretkey", "another secret"));

    assertThat(config.toString())
        .contains("test:tester")
        .doesNotContain("a secret", "another secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"store", "ftp://store/auth/v1.0", "http://store/v4", "http:// /v1.0"})
  void aUrlThatNobodyCanLogInAtIsRefusedByItsKey(String authUrl) {
    assertThatThrownBy(() -> login("authurl", authUrl))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("authurl");
  }

  @ParameterizedTest
  @CsvSource({
    "http://store/auth/v1.0, 0, 1",
    "http://store:5000/v2.0/, 0, 2",
    "https://store/identity/v3, 0, 3",
    "https://store/identity, 3, 3",
    "https://store/v3, 2, 2"
  })
  void theVersionIsThatOfTheUrlUnlessItIsSet(String authUrl, String set, int version) {
    assertThat(login("authurl", authUrl, "authversion", set).version()).isEqualTo(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b"})
  void whatIsNoContainerIsRefusedByItsKey(String container) {
    assertThatThrownBy(() -> SwiftConfig.of(settings(USUAL, "container", container)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("container");
  }

  @Test
  void theUsersDomainIsKeystonesOwnAndTheProjectsDomainTheUsers() {
    assertThat(login().identity().userDomain()).isEqualTo(new Named("default", null));
    assertThat(login("domain", "staff", "tenant", "images").identity().project())
        .isEqualTo(new Project(new Named(null, "images"), new Named(null, "staff")));
    assertThat(
            login("domain", "staff", "tenantid", "7", "tenantdomainid", "8").identity().project())
        .isEqualTo(new Project(new Named("7", null), new Named("8", null)));
  }

  @Test
  void credentialsThatAreNotSetAreTakenFromTheEnvironment() {
    Map<String, String> environment =
        Map.of(
            "OS_APPLICATION_CREDENTIAL_ID", "id",
            "OS_APPLICATION_CREDENTIAL_SECRET", "of the environment");
    Settings settings = settings(Map.of("authurl", "http://store/v3", "container", "registry"));

    Identity identity = LoginConfig.of(settings, environment).identity();

    assertThat(identity.application()).isEqualTo(new Named("id", null));
    assertThat(identity.secret().value()).isEqualTo("of the environment");
  }

  @Test
  void aPasswordMayBeInAFile(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("password"), "of the file\n");
    Settings settings =
        settings(
            Map.of("authurl", "http://store/v3", "container", "registry", "username", "joe"),
            "passwordfile",
            file.toString());

    assertThat(LoginConfig.of(settings, Map.of()).identity().secret().value())
        .isEqualTo("of the file");
  }

  @Test
  void aLoginOfNobodyIsRefusedByItsKey() {
    Settings nobody = settings(Map.of("authurl", "http://store/v3", "container", "registry"));
    Settings secretless =
        settings(Map.of("authurl", "http://store/v3", "container", "registry", "username", "joe"));

    assertThatThrownBy(() -> LoginConfig.of(nobody, Map.of())).hasMessageContaining("username");
    assertThatThrownBy(() -> LoginConfig.of(secretless, Map.of())).hasMessageContaining("password");
  }
}
