// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.RepositoryName;
import io.stowage.server.config.RedisConfig;
import io.stowage.server.real.support.Eventually;
import io.stowage.server.real.support.FreePort;
import io.stowage.server.real.support.RedisServer;
import io.stowage.server.redis.RedisBlobCache;
import io.stowage.storage.BlobInfo;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Redis that is away, hangs, or refuses: nobody waits long, and it is used again by itself. */
class RedisOutageIT {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final RepositoryName NAME = RepositoryName.parse("team/app");
  private static final BlobInfo BLOB =
      new BlobInfo(Digest.of(DigestAlgorithm.SHA256, "layer".getBytes(StandardCharsets.UTF_8)), 5);
  private static final String SET = "repository::team/app::blobs";

  @TempDir Path directory;
  private final Vertx vertx = Vertx.vertx();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private RedisServer redis;
  private RedisBlobCache cache;

  @BeforeEach
  void listenToTheLog() {
    log.start();
    logger().addAppender(log);
  }

  @AfterEach
  void closeAll() {
    logger().detachAppender(log);
    if (cache != null) {
      cache.close();
    }
    if (redis != null) {
      redis.close();
    }
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void comesBackByItselfAndSaysSoOnce() {
    open("appendonly yes");
    awaitThatItRemembers();

    redis.kill();
    Eventually.holds(LIMIT, () -> cache.find(BLOB.digest()).isEmpty(), () -> "still found");
    redis.restart();

    Eventually.holds(LIMIT, () -> cache.find(BLOB.digest()).isPresent(), () -> "not found again");
    assertThat(messages(Level.WARN))
        .singleElement()
        .asString()
        .startsWith("redis at 127.0.0.1:" + redis.port() + " is away (")
        .endsWith("): the storage answers in its place until it is back");
    assertThat(messages(Level.INFO)).last().asString().contains(" is back after ");
  }

  @Test
  void needNotBeThereAtTheStart() {
    cache = RedisBlobCache.open(vertx, RedisConfig.at("127.0.0.1", FreePort.next()));

    cache.keep(NAME, BLOB);
    cache.forget(NAME, BLOB.digest());

    assertThat(cache.find(BLOB.digest())).isEmpty();
    Eventually.holds(LIMIT, () -> messages(Level.WARN).size() == 1, () -> log.list.toString());
  }

  @Test
  @Timeout(60)
  void whereItHangsNobodyWaitsForLong() {
    open();
    awaitThatItRemembers();

    redis.suspend();
    for (int i = 0; i < 10_000; i++) {
      assertThat(cache.find(BLOB.digest())).isEmpty();
      cache.keep(NAME, BLOB);
    }
    redis.resume();

    awaitThatItRemembers();
    assertThat(messages(Level.WARN)).hasSize(1);
  }

  @Test
  void whatIsDeletedWhileItIsAwayIsRemovedWhenItIsBack() {
    open("appendonly yes", "appendfsync always");
    awaitThatItRemembers();
    redis.kill();

    cache.forget(NAME, BLOB.digest());
    redis.restart();

    Eventually.holds(LIMIT, () -> redis.cli("exists", SET).equals("0"), () -> "not removed");
    assertThat(redis.cli("exists", "blobs::" + BLOB.digest())).isEqualTo("0");
    assertThat(redis.cli("exists", SET + "::" + BLOB.digest())).isEqualTo("0");
  }

  @Test
  void whereItRefusesToRememberThatIsSaidOnce() {
    open("maxmemory 1", "maxmemory-policy noeviction");
    Eventually.holds(LIMIT, () -> messages(Level.INFO).size() == 1, () -> log.list.toString());

    for (int i = 0; i < 10; i++) {
      cache.keep(NAME, BLOB);
    }

    Eventually.holds(LIMIT, () -> messages(Level.WARN).size() == 1, () -> log.list.toString());
    assertThat(messages(Level.WARN).get(0)).contains("refuses what it is asked (OOM");
    assertThat(cache.find(BLOB.digest())).isEmpty();
    assertThat(messages(Level.WARN)).hasSize(1);
  }

  private void open(String... settings) {
    redis = RedisServer.start(directory, settings);
    cache = RedisBlobCache.open(vertx, RedisConfig.at("127.0.0.1", redis.port()));
  }

  private void awaitThatItRemembers() {
    Eventually.holds(
        LIMIT,
        () -> {
          cache.keep(NAME, BLOB);
          return cache.find(BLOB.digest()).isPresent() && redis.cli("exists", SET).equals("1");
        },
        () -> "nothing is remembered: " + log.list);
  }

  private List<String> messages(Level level) {
    return List.copyOf(log.list).stream()
        .filter(event -> event.getLevel() == level)
        .filter(event -> event.getLoggerName().startsWith("io.stowage."))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  }
}
