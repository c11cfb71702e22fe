// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss;

import static io.stowage.storage.oss.Place.bytes;
import static io.stowage.storage.oss.Place.pull;
import static io.stowage.storage.oss.Place.push;
import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store whose certificate nobody but its operator vouches for. */
class AuthoritiesTest {
  private static final String PASSWORD = "not a secret";
  private static final byte[] BLOB = bytes(5, 1 << 20);

  @TempDir private static Path directory;
  private static Path certificate;
  private static OssServer server;

  @BeforeAll
  static void start() throws IOException, GeneralSecurityException, InterruptedException {
    KeyStore store = identity(directory.resolve("identity.p12"));
    byte[] encoded = store.getCertificate("store").getEncoded();
    certificate =
        Files.writeString(
            directory.resolve("store.pem"),
            "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(encoded)
                + "\n-----END CERTIFICATE-----\n");
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    server =
        OssServer.secure(
            context,
            Files.createDirectory(directory.resolve("bucket")),
            "registry",
            "cn-hangzhou",
            Clock.systemUTC(),
            Account.lasting("testkey", "testsecret"));
  }

  private static KeyStore identity(Path file)
      throws IOException, GeneralSecurityException, InterruptedException {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String arguments =
        "-genkeypair -alias store -keyalg EC -dname CN=127.0.0.1 -ext san=ip:127.0.0.1 -ext bc:c"
            + " -storetype PKCS12";
    ProcessBuilder builder = new ProcessBuilder(keytool);
    builder.command().addAll(List.of(arguments.split(" ")));
    builder.command().addAll(List.of("-keystore", file.toString()));
    builder.command().addAll(List.of("-storepass", PASSWORD));
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static StorageDriver open(String... more) throws StorageException {
    Map<String, String> settings = new HashMap<>();
    settings.put("endpoint", "https://127.0.0.1:" + server.port());
    settings.put("bucket", "registry");
    settings.put("region", "cn-hangzhou");
    settings.put("accesskeyid", "testkey");
    settings.put("accesskeysecret", "testsecret");
    settings.put("retrybudget", "0s");
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return StorageDrivers.load().open("oss", settings);
  }

  private static void assertThatItStores(StorageDriver opened) throws IOException {
    try (StorageDriver driver = opened) {
      Digest digest = push(driver, BLOB);

      assertThat(pull(driver, digest)).isEqualTo(BLOB);
    }
  }

  @Test
  void authoritiesOfAFileAreTrusted() throws IOException {
    assertThatItStores(open("cafile", certificate.toString()));
  }

  @Test
  void anyCertificateIsTakenWhereThatIsSet() throws IOException {
    assertThatItStores(open("skipverify", "true"));
  }

  @Test
  void aCertificateThatNobodyKnowsIsRefusedAndTheSettingNamed() {
    assertThatThrownBy(AuthoritiesTest::open)
        .isInstanceOf(StorageException.Unavailable.class)
        .hasMessage("cafile, secure: no TLS with 127.0.0.1");
  }
}
