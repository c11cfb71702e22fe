// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.RepositoryName;
import io.stowage.server.config.RedisConfig;
import io.stowage.server.config.RedisConfig.HostPort;
import io.stowage.server.config.RedisConfig.Login;
import io.stowage.server.config.RedisConfig.Sentinel;
import io.stowage.server.config.RedisConfig.Timeouts;
import io.stowage.server.config.RedisTls;
import io.stowage.server.config.Secret;
import io.stowage.server.real.support.Eventually;
import io.stowage.server.real.support.RedisCertificates;
import io.stowage.server.real.support.RedisServer;
import io.stowage.server.redis.RedisBlobCache;
import io.stowage.storage.BlobInfo;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Redis in each of its forms: what one instance remembers, another finds. */
class RedisModesIT {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final RepositoryName NAME = RepositoryName.parse("team/app");

  @TempDir Path directory;
  private final Vertx vertx = Vertx.vertx();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void oneServerWithAPasswordAndADatabase() {
    RedisServer server = opened(RedisServer.start(directory, "requirepass hunter2"));

    RedisBlobCache cache =
        assertThatItIsShared(
            config(List.of(server), login("default", "hunter2"), 3, null, Optional.empty()));

    cache.keep(NAME, blob(1));
    assertThatItIsFound(cache, blob(1));
    assertThat(server.cli("--no-auth-warning", "-a", "hunter2", "-n", "3", "dbsize"))
        .isNotEqualTo("0");
  }

  @Test
  void aUserWhoMayDoNoMoreThanNeeded() {
    RedisServer server =
        opened(
            RedisServer.start(
                directory,
                "user default off",
                "user stowage on >hunter2 ~blobs::* ~repository::* -@all +hmget +hset +hsetnx"
                    + " +sadd +srem +del +hdel +hello +ping +select"));

    assertThatItIsShared(
        config(List.of(server), login("stowage", "hunter2"), 0, null, Optional.empty()));
  }

  @Test
  void aServerOverTlsThatWantsToKnowUs() {
    RedisCertificates certificates = RedisCertificates.make(directory);
    RedisServer server = tlsServer(certificates, "yes");
    RedisTls tls =
        new RedisTls(
            Optional.of(new RedisTls.Identity(certificates.certificate(), certificates.key())),
            List.of(certificates.authority()));

    assertThatItIsShared(config(List.of(server), Login.none(), 0, null, Optional.of(tls)));
  }

  @Test
  void aServerOverTlsThatNobodyVouchesForIsNotTalkedTo() {
    RedisCertificates certificates = RedisCertificates.make(directory);
    RedisServer server = tlsServer(certificates, "no");
    RedisTls other =
        new RedisTls(
            Optional.empty(),
            List.of(RedisCertificates.make(directory.resolve("other")).authority()));
    RedisTls right = new RedisTls(Optional.empty(), List.of(certificates.authority()));

    RedisBlobCache stranger =
        cache(config(List.of(server), Login.none(), 0, null, Optional.of(other)));
    assertThatItIsShared(config(List.of(server), Login.none(), 0, null, Optional.of(right)));

    assertThat(stranger.find(blob(0).digest())).isEmpty();
  }

  @Test
  void aMasterThatSentinelsKnowAndItsSuccessor() {
    RedisServer master = opened(RedisServer.start(directory, "requirepass one", "masterauth one"));
    RedisServer replica =
        opened(
            RedisServer.start(
                directory,
                "requirepass one",
                "masterauth one",
                "repl-diskless-sync-delay 0",
                "replicaof 127.0.0.1 " + master.port()));
    RedisServer sentinel =
        opened(
            RedisServer.startSentinel(
                directory,
                "requirepass two",
                "sentinel monitor mymaster 127.0.0.1 " + master.port() + " 1",
                "sentinel auth-pass mymaster one",
                "sentinel down-after-milliseconds mymaster 500",
                "sentinel failover-timeout mymaster 2000"));
    RedisConfig config =
        config(
            List.of(sentinel),
            login("default", "one"),
            0,
            new Sentinel("mymaster", login("default", "two")),
            Optional.empty());
    Eventually.holds(
        LIMIT,
        () ->
            sentinel
                .cli("--no-auth-warning", "-a", "two", "sentinel", "replicas", "mymaster")
                .contains("127.0.0.1:" + replica.port()),
        () -> "the sentinel does not know the replica");
    RedisBlobCache cache = assertThatItIsShared(config);

    master.kill();

    Eventually.holds(
        LIMIT,
        () -> {
          cache.keep(NAME, blob(1));
          return cache.find(blob(1).digest()).isPresent()
              && replica.cli("--no-auth-warning", "-a", "one", "role").startsWith("master");
        },
        () -> "the successor is not used");
  }

  @Test
  void aClusterOfThreeMasters() {
    List<RedisServer> nodes = RedisServer.startCluster(directory);
    open.addAll(nodes);
    RedisBlobCache cache =
        assertThatItIsShared(config(nodes, Login.none(), 0, null, Optional.empty()));

    IntStream.range(0, 50).forEach(i -> cache.keep(NAME, blob(i)));

    for (int i = 0; i < 50; i++) {
      assertThatItIsFound(cache, blob(i));
    }
    assertThat(nodes).allSatisfy(node -> assertThat(node.cli("dbsize")).isNotEqualTo("0"));
  }

  private RedisServer tlsServer(RedisCertificates certificates, String asksForClients) {
    return opened(
        RedisServer.startTls(
            directory,
            "tls-cert-file " + certificates.certificate(),
            "tls-key-file " + certificates.key(),
            "tls-ca-cert-file " + certificates.authority(),
            "tls-auth-clients " + asksForClients));
  }

  /** Lets one cache remember and forget, and another look; gives one of them. */
  private RedisBlobCache assertThatItIsShared(RedisConfig config) {
    RedisBlobCache one = cache(config);
    RedisBlobCache other = cache(config);
    BlobInfo blob = blob(0);
    Eventually.holds(
        LIMIT,
        () -> {
          one.keep(NAME, blob);
          return other.find(blob.digest()).isPresent();
        },
        () -> "nothing is found through " + config);

    assertThat(other.find(blob.digest())).contains(blob);
    one.forget(NAME, blob.digest());
    assertThat(other.find(blob.digest())).isEmpty();
    return one;
  }

  private static void assertThatItIsFound(RedisBlobCache cache, BlobInfo blob) {
    Eventually.holds(
        LIMIT, () -> cache.find(blob.digest()).equals(Optional.of(blob)), blob::toString);
  }

  private RedisConfig config(
      List<RedisServer> servers,
      Login login,
      int database,
      Sentinel sentinel,
      Optional<RedisTls> tls) {
    return new RedisConfig(
        servers.stream().map(server -> new HostPort("127.0.0.1", server.port())).toList(),
        login,
        database,
        Optional.ofNullable(sentinel),
        tls,
        Timeouts.defaults(),
        Optional.of("a test"));
  }

  private RedisBlobCache cache(RedisConfig config) {
    return opened(RedisBlobCache.open(vertx, config));
  }

  private <T extends AutoCloseable> T opened(T resource) {
    open.add(resource);
    return resource;
  }

  private static Login login(String user, String password) {
    return new Login(Optional.of(user), Optional.of(Secret.of(password)));
  }

  private static BlobInfo blob(int number) {
    byte[] content = ("blob " + number).getBytes(StandardCharsets.UTF_8);
    return new BlobInfo(Digest.of(DigestAlgorithm.SHA256, content), content.length);
  }
}
