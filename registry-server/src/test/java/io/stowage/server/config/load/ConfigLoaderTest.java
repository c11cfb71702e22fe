// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.load;

import static io.stowage.server.config.load.Configs.errors;
import static io.stowage.server.config.load.Configs.load;
import static io.stowage.server.config.load.Configs.messages;
import static io.stowage.server.config.load.Configs.withoutFile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.server.config.ConfigException;
import io.stowage.server.config.ConnectionLimits;
import io.stowage.server.config.DrainConfig;
import io.stowage.server.config.HttpConfig;
import io.stowage.server.config.ListenAddress;
import io.stowage.server.config.LogConfig;
import io.stowage.server.config.Network;
import io.stowage.server.config.Problem;
import io.stowage.server.config.RegistryConfig;
import io.stowage.server.config.Secret;
import io.stowage.server.config.StorageConfig;
import io.stowage.server.config.TlsConfig;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
  /** What the image registry:2 brings. */
  private static final String OF_THE_IMAGE =
      """
      version: 0.1
      log:
        fields:
          service: registry
      storage:
        cache:
          blobdescriptor: inmemory
        filesystem:
          rootdirectory: /var/lib/registry
      http:
        addr: :5000
        headers:
          X-Content-Type-Options: [nosniff]
      health:
        storagedriver:
          enabled: true
          interval: 10s
          threshold: 3
      """;

  @TempDir Path directory;

  @Test
  void theConfigurationOfTheIncumbentsImageIsServed() {
    RegistryConfig config = load(OF_THE_IMAGE).config();

    assertThat(config.http().addr()).isEqualTo(new ListenAddress.Tcp("0.0.0.0", 5000));
    assertThat(config.http().headers())
        .isEqualTo(Map.of("X-Content-Type-Options", List.of("nosniff")));
    assertThat(config.storage().driver()).isEqualTo("filesystem");
    assertThat(config.storage().parameters())
        .isEqualTo(Map.of("rootdirectory", "/var/lib/registry"));
    assertThat(config.log().fields()).isEqualTo(Map.of("service", "registry"));
    assertThat(config.log().accessLog()).isTrue();
  }

  @Test
  void withNeitherFileNorVariablesTheDefaultsAreServedAndSaid() {
    LoadedConfig loaded = withoutFile("REGISTRY_HTTP_SECRET=s");

    assertThat(loaded.config().storage()).isEqualTo(StorageConfig.defaults());
    assertThat(loaded.config().http().addr()).isEqualTo(new ListenAddress.Tcp("127.0.0.1", 5000));
    assertThat(messages(loaded, Problem.Severity.NOTE))
        .containsExactly(
            "no storage driver is named: content is stored in "
                + Path.of("registry-data").toAbsolutePath(),
            "http.addr is not set: listening on 127.0.0.1:5000, for this machine alone");
  }

  @Test
  void theDefaultsAreThoseOfTheRecords() {
    RegistryConfig config = withoutFile("REGISTRY_HTTP_SECRET=s").config();
    RegistryConfig defaults = RegistryConfig.defaults();

    assertThat(config.http()).isEqualTo(defaults.http().toBuilder().secret(Secret.of("s")).build());
    assertThat(config.log()).isEqualTo(defaults.log());
    assertThat(config.validation()).isEqualTo(defaults.validation());
    assertThat(config.catalogMaxEntries()).isEqualTo(defaults.catalogMaxEntries());
    assertThat(config.tagsMaxTags()).isEqualTo(defaults.tagsMaxTags());
  }

  @Test
  void aFileWithoutAnAddressListensOnThisMachineAlone() {
    LoadedConfig loaded = load("storage: {inmemory: {}}", "REGISTRY_HTTP_SECRET=s");

    assertThat(loaded.config().http().addr()).isEqualTo(new ListenAddress.Tcp("127.0.0.1", 5000));
    assertThat(messages(loaded, Problem.Severity.NOTE))
        .singleElement()
        .asString()
        .contains("http.addr");
  }

  @Test
  void aFileWithoutADriverIsAnError() {
    LoadedConfig loaded = load("http: {addr: ':5000'}");

    assertThat(errors(loaded))
        .containsExactly("storage: no driver is named (such as filesystem, with a rootdirectory)");
  }

  @Test
  void aDriverThatIsNotInstalledIsAnError() {
    LoadedConfig loaded = load("storage: {gcs: {bucket: b}}");

    assertThat(errors(loaded))
        .singleElement()
        .asString()
        .startsWith("storage: unknown storage driver \"gcs\"; installed are ");
  }

  @Test
  void aMisspeltOptionBesideADriverIsAnErrorThatNamesTheOption() {
    LoadedConfig loaded =
        load("storage: {filesystem: {}, maintenence: {readonly: {enabled: true}}}");

    assertThat(errors(loaded))
        .contains(
            "storage: one driver is served, and these are named: filesystem, maintenence;"
                + " did you mean storage.maintenance?");
  }

  @Test
  void aRequiredParameterIsAskedFor() {
    LoadedConfig loaded = load("storage: {bucket: {}}");

    assertThat(errors(loaded)).containsExactly("storage.bucket.bucket: is required");
  }

  @Test
  void aWrongParameterNamesItsWholePath() {
    LoadedConfig loaded = load("storage: {bucket: {bucket: b, max_retries: often}}");

    assertThat(errors(loaded))
        .containsExactly("storage.bucket.max_retries: \"often\" is not a whole number");
  }

  @Test
  void choicesAreReadWhateverTheirCase() {
    LoadedConfig loaded =
        load("storage: {bucket: {bucket: b, storageclass: standard}}\nlog: {level: DEBUG}");

    assertThat(loaded.config().storage().parameters()).containsEntry("storageclass", "STANDARD");
    assertThat(loaded.config().log().level()).isEqualTo(LogConfig.Level.DEBUG);
  }

  @Test
  void everythingOfHttpIsRead() throws Exception {
    Path certificate = Files.writeString(directory.resolve("c.pem"), "");
    Path key = Files.writeString(directory.resolve("k.pem"), "");

    HttpConfig http =
        load("""
        storage: inmemory
        http:
          addr: '[::1]:443'
          prefix: /registry/
          host: https://registry.example/base
          secret: 0123
          relativeurls: yes
          draintimeout: 1m30s
          drainnotice: 5s
          tls:
            certificate: %s
            key: %s
            minimumtls: tls1.3
            ciphersuites:
            - TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
            - TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305
          http2: {disabled: true}
          h2c: {enabled: true}
          proxyprotocol: [192.0.2.10, 10.0.0.0/8]
          limits:
            manifestbytes: 1MiB
            connections: 7
            handshaketimeout: 1s
            headertimeout: 2s
            idletimeout: 3s
        """
                .formatted(certificate, key))
            .config()
            .http();

    assertThat(http)
        .isEqualTo(
            new HttpConfig(
                new ListenAddress.Tcp("::1", 443),
                "/registry/",
                Optional.of(URI.create("https://registry.example/base")),
                Secret.of("0123"),
                true,
                new DrainConfig(Duration.ofSeconds(90), Duration.ofSeconds(5)),
                Map.of(),
                Optional.of(
                    TlsConfig.of(certificate, key)
                        .offering(
                            "TLSv1.3",
                            List.of(
                                "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                                "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"))),
                false,
                true,
                1 << 20,
                new ConnectionLimits(
                    7, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3)),
                List.of(Network.parse("192.0.2.10").get(), Network.parse("10.0.0.0/8").get())));
  }

  @Test
  void theAddressMayBeASocket() {
    HttpConfig http =
        load("storage: inmemory\nhttp: {net: unix, addr: run/r.sock}").config().http();

    assertThat(http.addr()).isEqualTo(new ListenAddress.UnixSocket(Path.of("run/r.sock")));
  }

  @Test
  void aSecretThatIsNotGivenIsGeneratedWithAWarningWhereStorageIsShared() {
    LoadedConfig loaded = load("storage: filesystem\nhttp: {addr: ':5000'}");

    assertThat(loaded.config().http().secret().generated()).isTrue();
    assertThat(loaded.config().http().secret().bytes()).hasSize(32);
    assertThat(messages(loaded, Problem.Severity.WARNING))
        .containsExactly(
            "http.secret: is not set, and a random one signs the state of uploads: a push that"
                + " reaches another instance, or goes on after a restart, fails with \"invalid"
                + " secret\"; set one long random text on all instances");
  }

  @Test
  void aSecretIsNotMissedWhereNothingOutlivesTheProcess() {
    assertThat(load("storage: inmemory\nhttp: {addr: ':5000'}").problems()).isEmpty();
  }

  @Test
  void theOldNameOfTheLevelCountsWhereTheNewOneIsNotGiven() {
    assertThat(load("storage: inmemory\nloglevel: warn").config().log().level())
        .isEqualTo(LogConfig.Level.WARN);
    assertThat(
            load("storage: inmemory\nloglevel: warn\nlog: {level: error}").config().log().level())
        .isEqualTo(LogConfig.Level.ERROR);
  }

  @Test
  void logstashIsJson() {
    assertThat(load("storage: inmemory\nlog: {formatter: logstash}").config().log().format())
        .isEqualTo(LogConfig.Format.JSON);
  }

  @Test
  void theOldSwitchOfValidationOverrulesTheNewOne() {
    String disabled = "storage: inmemory\nvalidation: {disabled: true";

    assertThat(load(disabled + "}").config().validation().enabled()).isFalse();
    assertThat(load(disabled + ", enabled: true}").config().validation().enabled()).isTrue();
  }

  @Test
  void blobsOfManifestsNeedNotExistWhereTheFileSaysSo() {
    String sparse = "storage: inmemory\nvalidation: {manifests: {blobs: none}}";

    assertThat(load(sparse).config().validation().blobsRequired()).isFalse();
    assertThat(load("storage: inmemory").config().validation().blobsRequired()).isTrue();
  }

  @Test
  void aPageOfNothingCountsAsTheDefault() {
    assertThat(load("storage: inmemory\ncatalog: {maxentries: 0}").config().catalogMaxEntries())
        .isEqualTo(1000);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path missing = directory.resolve("none.yml");

    assertThatThrownBy(() -> Configs.loader().load(Optional.of(missing), Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(missing + ": there is no such file");
  }

  @Test
  void aFileThatIsNotTextIsNamed() throws Exception {
    Path binary = Files.write(directory.resolve("c.yml"), new byte[] {(byte) 0x80, (byte) 0x80});

    assertThatThrownBy(() -> Configs.loader().load(Optional.of(binary), Map.of()))
        .hasMessage(binary + ": is not UTF-8");
  }

  @Test
  void aFileThatIsAListIsRefused() {
    assertThatThrownBy(() -> load("- a\n- b"))
        .isInstanceOf(ConfigException.class)
        .hasMessageEndingWith("is not a file of sections (such as storage: and http:)");
  }

  @Test
  void secretsAreInNoMessageAndNoText() {
    LoadedConfig loaded =
        load(
            """
            storage: {bucket: {bucket: b, secretkey: hunter2, secretkye: hunter2}}
            http: {secret: hunter2}
            redis: {password: hunter2}
            notifications: {endpoints: [{headers: {Authorization: [hunter2]}}]}
            proxy: {remoteurl: 'https://me:hunter2@r.example', password: hunter2}
            """,
            "REGISTRY_HTTP_HEADERS={a: hunter2");

    assertThat(loaded.problems().toString()).doesNotContain("hunter2");
    assertThat(loaded.effectiveYaml()).doesNotContain("hunter2");
    assertThat(load("storage: inmemory\nhttp: {secret: hunter2}").config().toString())
        .doesNotContain("hunter2");
  }
}
