// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.load;

import static io.stowage.server.config.load.Configs.errors;
import static io.stowage.server.config.load.Configs.load;
import static io.stowage.server.config.load.Configs.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.server.config.CacheConfig;
import io.stowage.server.config.RedisConfig;
import io.stowage.server.config.RedisConfig.HostPort;
import io.stowage.server.config.RedisConfig.Login;
import io.stowage.server.config.RedisConfig.Sentinel;
import io.stowage.server.config.RedisConfig.Timeouts;
import io.stowage.server.config.RedisTls;
import io.stowage.server.config.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisReaderTest {
  private static final String CACHED = "storage: {inmemory: {}, cache: {blobdescriptor: redis}}\n";

  @TempDir Path directory;

  @Test
  void theSettingsOfRelease2AreRead() {
    LoadedConfig loaded =
        load(
            CACHED
                + """
                redis:
                  addr: redis.example:6380
                  password: hunter2
                  db: 3
                  dialtimeout: 10ms
                  readtimeout: 20ms
                  writetimeout: 30ms
                  pool: {maxidle: 16, maxactive: 64, idletimeout: 300s}
                """);

    assertThat(redis(loaded))
        .isEqualTo(
            new RedisConfig(
                List.of(new HostPort("redis.example", 6380)),
                new Login(Optional.empty(), Optional.of(Secret.of("hunter2"))),
                3,
                Optional.empty(),
                Optional.empty(),
                new Timeouts(millis(10), millis(20), millis(30)),
                Optional.empty()));
    assertThat(warnings(loaded))
        .containsExactly("redis.pool is not served: one connection carries all requests");
  }

  @Test
  void theSettingsOfRelease3AreReadForSentinels() {
    RedisConfig redis =
        redis(
            load(
                CACHED
                    + """
                    redis:
                      addrs: [one.example, '[::1]:26380']
                      username: stowage
                      password: hunter2
                      mastername: mymaster
                      sentinelusername: watcher
                      sentinelpassword: hunter3
                      clientname: front
                    """));

    assertThat(redis.addresses())
        .containsExactly(new HostPort("one.example", 26379), new HostPort("::1", 26380));
    assertThat(redis.login())
        .isEqualTo(new Login(Optional.of("stowage"), Optional.of(Secret.of("hunter2"))));
    assertThat(redis.sentinel())
        .contains(
            new Sentinel(
                "mymaster", new Login(Optional.of("watcher"), Optional.of(Secret.of("hunter3")))));
    assertThat(redis.clientName()).contains("front");
    assertThat(redis.timeouts()).isEqualTo(Timeouts.defaults());
  }

  @Test
  void severalAddressesWithoutAMasterAreACluster() {
    RedisConfig redis = redis(load(CACHED + "redis: {addrs: ['a:1', 'b:2', 'c:3']}"));

    assertThat(redis.sentinel()).isEmpty();
    assertThat(redis.addresses()).hasSize(3);
    assertThat(redis.describe()).isEqualTo("a:1, b:2, c:3");
  }

  @Test
  void trustedCertificatesAloneMeanTls() throws Exception {
    Path ca = Files.writeString(directory.resolve("ca.pem"), "not looked at yet");

    RedisConfig redis =
        redis(load(CACHED + "redis: {addr: 'a:1', tls: {rootcas: ['" + ca + "']}}"));

    assertThat(redis.tls()).contains(new RedisTls(Optional.empty(), List.of(ca)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "redis: {}|redis.addr: is missing, and storage.cache.blobdescriptor says redis",
        "redis: {addr: 'a:b'}|redis.addr: \"a:b\" is not host:port (such as redis:6379)",
        "redis: {addrs: ['me@a:1']}|redis.addrs: \"me@a:1\" is not host:port"
            + " (such as redis:6379)",
        "redis: {addr: 'a:1/2'}|redis.addr: \"a:1/2\" is not host:port (such as redis:6379)",
        "redis: {addrs: ['a:1', 'b:1'], db: 2}|redis.db: a cluster has the database 0 alone",
        "redis: {addr: a, db: -1}|redis.db: \"-1\" is not between 0 and 2147483647 databases",
        "redis: {addr: a, tls: {rootcas: [/none.pem]}}|redis.tls.rootcas: cannot read the file"
            + " /none.pem",
        "redis: {addr: a, tls: {certificate: /}}|redis.tls.key: is missing: a certificate and its"
            + " key are given together",
      })
  void aWrongValueIsOneLineThatNamesTheKey(String yaml, String message) {
    assertThat(errors(load(CACHED + yaml))).containsExactly(message);
  }

  @Test
  void aCacheIsNeverWaitedForLongerThanASecond() {
    LoadedConfig loaded = load(CACHED + "redis: {addr: a, readtimeout: 3s, dialtimeout: 0}");

    assertThat(redis(loaded).timeouts().read()).isEqualTo(Duration.ofSeconds(1));
    assertThat(redis(loaded).timeouts().dial()).isEqualTo(Timeouts.defaults().dial());
    assertThat(warnings(loaded))
        .containsExactly("redis.readtimeout: is 1s: a request waits no longer for a cache");
  }

  @ParameterizedTest
  @ValueSource(strings = {"blobdescriptor", "layerinfo"})
  void aCacheInMemoryIsBounded(String key) {
    assertThat(cache("{" + key + ": inmemory, blobdescriptorsize: 7}"))
        .isEqualTo(CacheConfig.inMemory(7));
    assertThat(cache("{" + key + ": inmemory}"))
        .isEqualTo(CacheConfig.inMemory(CacheConfig.DEFAULT_SIZE));
  }

  @Test
  void noCacheIsWithoutBound() {
    LoadedConfig loaded =
        load("storage: {inmemory: {}, cache: {blobdescriptor: inmemory, blobdescriptorsize: 0}}");

    assertThat(loaded.config().storage().cache())
        .isEqualTo(CacheConfig.inMemory(CacheConfig.DEFAULT_SIZE));
    assertThat(warnings(loaded))
        .containsExactly("storage.cache.blobdescriptorsize: 0 would be without bound; it is 10000");
  }

  @Test
  void aRedisThatNothingUsesIsSaidNotToBeUsed() {
    LoadedConfig loaded = load("storage: inmemory\nredis: {addr: 'a:1'}");

    assertThat(loaded.config().storage().cache()).isEqualTo(CacheConfig.none());
    assertThat(warnings(loaded))
        .containsExactly("redis: is not used: storage.cache.blobdescriptor does not say redis");
  }

  @Test
  void showsNoSecret() {
    LoadedConfig loaded =
        load(CACHED + "redis: {addr: a, password: hunter2, sentinelpassword: hunter2}");

    assertThat(loaded.config().toString()).doesNotContain("hunter2");
    assertThat(loaded.effectiveYaml()).doesNotContain("hunter2");
  }

  private static CacheConfig cache(String yaml) {
    return load("storage: {inmemory: {}, cache: " + yaml + "}").config().storage().cache();
  }

  private static RedisConfig redis(LoadedConfig loaded) {
    return loaded.config().storage().cache().redis().orElseThrow();
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }
}
