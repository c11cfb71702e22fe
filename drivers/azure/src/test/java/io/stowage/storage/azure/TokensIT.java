// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.azure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.registry.Digest;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens in place of keys, which Azurite takes over HTTPS alone. */
class TokensIT {
  private static final byte[] LARGE = Pushes.bytes(20 << 20);

  @TempDir static Path directory;

  private static HttpsIdentity identity;
  private static Azurite azurite;
  private static TokenGiver giver;

  @BeforeAll
  static void start() throws IOException, GeneralSecurityException {
    identity = HttpsIdentity.in(directory);
    giver = TokenGiver.directory(identity);
    azurite =
        Azurite.start(
            Map.of(
                "AZURITE_CERT", identity.certificate().toString(),
                "AZURITE_KEY", identity.key().toString()));
  }

  @AfterAll
  static void stop() {
    giver.close();
  }

  private static Map<String, String> place() {
    Map<String, String> settings = azurite.place();
    settings.put("cafile", identity.certificate().toString());
    return settings;
  }

  private static Map<String, String> principal() {
    Map<String, String> settings = place();
    settings.put("credentials.type", "client_secret");
    settings.put("credentials.tenantid", TokenGiver.TENANT);
    settings.put("credentials.clientid", TokenGiver.CLIENT);
    settings.put("credentials.secret", TokenGiver.SECRET);
    settings.put("credentials.authorityhost", giver.url());
    return settings;
  }

  private static byte[] get(URI url) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().sslContext(identity.clients()).build();
    return client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofByteArray()).body();
  }

  @Test
  void aServicePrincipalPushesAndPulls() throws IOException {
    try (StorageDriver driver = Pushes.open(principal())) {
      Digest digest = Pushes.push(driver, LARGE);

      assertThat(Pushes.pull(driver, digest)).isEqualTo(LARGE);
    }
  }

  @Test
  void aServicePrincipalSignsUrlsByAKeyOfTheStore() throws IOException, InterruptedException {
    try (StorageDriver driver = Pushes.open(principal())) {
      Digest digest = Pushes.push(driver, LARGE);

      URI url = driver.directAccess().orElseThrow().url(digest, Duration.ofMinutes(1));

      assertThat(url.getQuery()).contains("skoid=" + TokenGiver.CLIENT);
      assertThat(get(url)).isEqualTo(LARGE);
    }
  }

  @Test
  void oneTokenServesManyCalls() throws IOException {
    int before = giver.asked().size();

    try (StorageDriver driver = Pushes.open(principal())) {
      Pushes.push(driver, LARGE);
    }

    assertThat(giver.asked().size() - before).isOne();
  }

  @Test
  void nobodyButTheAuthorityThatIsSetIsAskedForTokens() throws IOException {
    Pushes.open(principal()).close();

    assertThat(giver.asked()).containsOnly("POST /" + TokenGiver.TENANT + "/oauth2/v2.0/token");
  }

  @Test
  void aWrongSecretIsNamedAndNotShown() {
    Map<String, String> settings = principal();
    settings.put("credentials.secret", "wr0ng");

    assertThatThrownBy(() -> Pushes.open(settings))
        .isInstanceOf(StorageException.Denied.class)
        .hasMessageContaining("credentials")
        .hasMessageNotContaining("wr0ng");
  }

  @Test
  void anAuthorityThatIsAwayIsNamed() {
    Map<String, String> settings = principal();
    settings.put("credentials.authorityhost", "https://127.0.0.1:1/");

    assertThatThrownBy(() -> Pushes.open(settings))
        .isInstanceOf(StorageException.Unavailable.class)
        .hasMessageContaining("credentials.authorityhost");
  }

  @Test
  void aCertificateOfNobodyKnownIsRefused() {
    assertThatThrownBy(() -> Pushes.open(azurite.settings()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("cafile");
  }

  @Test
  void whatRunsOnAMachineHasItsIdentity() throws IOException, InterruptedException {
    Map<String, String> settings = place();
    settings.put("credentials.type", "default_credentials");
    try (TokenGiver machine = TokenGiver.machine()) {
      Path java = Path.of(System.getProperty("java.home"), "bin", "java");
      ProcessBuilder builder =
          new ProcessBuilder(java.toString(), "-cp", System.getProperty("java.class.path"));
      builder.command().add(Pushes.class.getName());
      settings.forEach((name, value) -> builder.command().add(name + '=' + value));
      builder.environment().put("IDENTITY_ENDPOINT", machine.url() + "msi/token");
      builder.environment().put("IDENTITY_HEADER", TokenGiver.MACHINE_SECRET);
      Path out = directory.resolve("out");

      Process process = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();

      assertThat(process.waitFor()).as(Files.readString(out, UTF_8)).isZero();
      assertThat(Files.readAllLines(out, UTF_8)).contains("pulled what was pushed");
      assertThat(machine.asked()).isNotEmpty();
    }
  }
}
