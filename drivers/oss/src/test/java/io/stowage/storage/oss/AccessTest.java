// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss;

import static io.stowage.storage.oss.Place.bytes;
import static io.stowage.storage.oss.Place.pull;
import static io.stowage.storage.oss.Place.push;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.registry.Digest;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDrivers;
import io.stowage.storage.StorageException;
import io.stowage.storage.oss.server.Account;
import io.stowage.storage.oss.server.OssServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys, tokens and signatures, on a server that tells time and keys by itself. */
class AccessTest {
  private static final byte[] BLOB = bytes(4, 6 << 20);

  @TempDir private Path directory;
  private OssServer server;

  @BeforeEach
  void start() throws IOException {
    Instant now = Instant.now();
    server =
        new OssServer(
            0,
            directory,
            "registry",
            "cn-hangzhou",
            Clock.systemUTC(),
            Account.lasting("lasting", "s3cr3t+/="),
            new Account("STS.now", "secret", "tok+en/=", now.plus(Duration.ofHours(1))),
            new Account("STS.past", "secret", "token", now.minusSeconds(1)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private StorageDriver open(String id, String secret, String... more) throws StorageException {
    Map<String, String> settings = new HashMap<>();
    settings.put("endpoint", "http://127.0.0.1:" + server.port());
    settings.put("bucket", "registry");
    settings.put("region", "cn-hangzhou");
    settings.put("accesskeyid", id);
    settings.put("accesskeysecret", secret);
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return StorageDrivers.load().open("oss", settings);
  }

  @ParameterizedTest
  @CsvSource({"v4, ''", "v1, ''", "v4, tok+en/=", "v1, tok+en/="})
  void whoeverHasAKeyPushesPullsListsAndRedirects(String version, String token) throws IOException {
    String id = token.isEmpty() ? "lasting" : "STS.now";
    String secret = token.isEmpty() ? "s3cr3t+/=" : "secret";
    try (StorageDriver driver =
        open(id, secret, "securitytoken", token, "signatureversion", version, "encrypt", "true")) {
      Digest digest = push(driver, BLOB);

      URI url = driver.directAccess().orElseThrow().url(digest, Duration.ofMinutes(20));

      assertThat(pull(driver, digest)).isEqualTo(BLOB);
      assertThat(driver.blobs().list(null, 10).items()).containsExactly(digest);
      assertThat(get(url)).isEqualTo(BLOB);
      assertThat(driver.uploads().sweep(Instant.now().plus(Duration.ofHours(1)), false)).isZero();
    }
  }

  private static byte[] get(URI url) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
    try (InputStream in = connection.getInputStream()) {
      return in.readAllBytes();
    }
  }

  @Test
  void aTokenThatHasExpiredIsSaidToHave() {
    assertThatThrownBy(() -> open("STS.past", "secret", "securitytoken", "token"))
        .isInstanceOf(StorageException.Denied.class)
        .hasMessage("securitytoken: the credentials have expired");
  }

  @Test
  void wrongKeysAndBucketsAreNamedWithoutASecret() {
    assertThatThrownBy(() -> open("lasting", "guessed"))
        .isInstanceOf(StorageException.Denied.class)
        .hasMessageStartingWith("accesskeyid, accesskeysecret: ")
        .hasMessageNotContaining("guessed");
    assertThatThrownBy(() -> open("unknown", "secret"))
        .isInstanceOf(StorageException.Denied.class)
        .hasMessageStartingWith("accesskeyid, accesskeysecret: ");
    assertThatThrownBy(() -> open("lasting", "s3cr3t+/=", "bucket", "elsewhere"))
        .isInstanceOf(StorageException.Denied.class)
        .hasMessage("bucket: there is no such bucket");
  }

  @Test
  void aStoreThatIsNotThereIsSaidToBeAway() {
    String nowhere = "http://127.0.0.1:1";

    assertThatThrownBy(() -> open("a", "b", "endpoint", nowhere, "retrybudget", "100ms"))
        .isInstanceOf(StorageException.Unavailable.class)
        .hasMessageContaining("no answer from 127.0.0.1");
  }
}
