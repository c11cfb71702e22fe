// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.server.config.RedisConfig;
import io.stowage.server.real.support.Bytes;
import io.stowage.server.real.support.Eventually;
import io.stowage.server.real.support.RedisServer;
import io.stowage.server.real.support.RegistryClient;
import io.stowage.server.real.support.RegistryProcess;
import io.stowage.server.real.support.RegistryProgram;
import io.stowage.server.real.support.RegistrySettings;
import io.stowage.server.redis.RedisBlobCache;
import io.stowage.storage.BlobInfo;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stowage and CNCF distribution on one directory and one Redis. */
class RedisFleetIT {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String NAME = "shared/by/all";

  @TempDir Path directory;
  private RedisServer redis;
  private RegistryProcess ours;
  private RegistryProcess theirs;

  @BeforeEach
  void startAll() {
    redis = RedisServer.start(directory);
    RegistrySettings settings = RegistrySettings.on(store()).withRedis(redis.port());
    ours = RegistryProcess.start(RegistryProgram.underTest(), settings);
    theirs = RegistryProcess.start(RegistryProgram.incumbent(), settings);
  }

  @AfterEach
  void stopAll() {
    for (AutoCloseable each : Arrays.asList(ours, theirs, redis)) {
      close(each);
    }
  }

  @Test
  void weFindWhatTheyRemember() throws Exception {
    byte[] layer = Bytes.random(201, 12_345);
    String digest = theirs.client().pushBlob(NAME, layer);
    assertThat(head(theirs, digest).statusCode()).isEqualTo(200);
    Vertx vertx = Vertx.vertx();

    try (RedisBlobCache cache =
        RedisBlobCache.open(vertx, RedisConfig.at("127.0.0.1", redis.port()))) {
      BlobInfo blob = new BlobInfo(Digest.parse(digest), layer.length);
      Eventually.holds(
          LIMIT, () -> cache.find(blob.digest()).filter(blob::equals).isPresent(), redis::toString);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  /** They trust what they find without a look at the disk: so it tells whether they find ours. */
  @Test
  void theyFindWhatWeRemember() throws IOException {
    String digest = ours.client().pushBlob(NAME, Bytes.random(202, 12_345));
    awaitMembership(digest, "1");
    removeFromDisk(digest);

    HttpResponse<byte[]> head = head(theirs, digest);

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Length")).contains("12345");
  }

  @Test
  void whatWasRemovedFromTheDiskIsNeverSaidToBeThere() throws IOException {
    byte[] layer = Bytes.random(203, 12_345);
    String digest = ours.client().pushBlob(NAME, layer);
    awaitMembership(digest, "1");
    removeFromDisk(digest);

    assertThat(head(ours, digest).statusCode()).isEqualTo(404);
    assertThat(ours.client().get("/v2/" + NAME + "/blobs/" + digest).statusCode()).isEqualTo(404);

    ours.client().pushBlob(NAME, layer);
    assertThat(ours.client().get("/v2/" + NAME + "/blobs/" + digest).body()).isEqualTo(layer);
  }

  @Test
  void whatWeDeleteTheyDoNotFind() throws IOException {
    String digest = theirs.client().pushBlob(NAME, Bytes.random(204, 12_345));
    assertThat(head(theirs, digest).statusCode()).isEqualTo(200);
    awaitMembership(digest, "1");

    HttpResponse<byte[]> deleted = ours.client().send("DELETE", "/v2/" + NAME + "/blobs/" + digest);

    assertThat(deleted.statusCode()).as(RegistryClient.text(deleted)).isEqualTo(202);
    assertThat(head(theirs, digest).statusCode()).isEqualTo(404);
    assertThat(head(ours, digest).statusCode()).isEqualTo(404);
  }

  @Test
  void whatTheyDeleteWeDoNotFind() throws IOException {
    String digest = ours.client().pushBlob(NAME, Bytes.random(205, 12_345));
    assertThat(ours.client().get("/v2/" + NAME + "/blobs/" + digest).statusCode()).isEqualTo(200);
    awaitMembership(digest, "1");

    HttpResponse<byte[]> deleted =
        theirs.client().send("DELETE", "/v2/" + NAME + "/blobs/" + digest);

    assertThat(deleted.statusCode()).as(RegistryClient.text(deleted)).isEqualTo(202);
    assertThat(ours.client().get("/v2/" + NAME + "/blobs/" + digest).statusCode()).isEqualTo(404);
  }

  @Test
  void pushesPullsAndDeletesGoOnWhileRedisComesAndGoes() throws IOException {
    RegistryProcess second =
        RegistryProcess.start(
            RegistryProgram.underTest(), RegistrySettings.on(store()).withRedis(redis.port()));
    try (second) {
      List<RegistryProcess> both = List.of(ours, second);
      List<String> pushed = new ArrayList<>();
      for (int i = 0; i < 90; i++) {
        switch (i % 30) {
          case 10 -> redis.kill();
          case 20 -> redis.restart();
          default -> {}
        }
        byte[] layer = Bytes.random(300 + i, 10_000);
        String digest = both.get(i % 2).client().pushBlob(NAME, layer);
        pushed.add(digest);
        assertThat(both.get((i + 1) % 2).client().get("/v2/" + NAME + "/blobs/" + digest).body())
            .isEqualTo(layer);
        if (i % 3 == 0) {
          String old = pushed.remove(0);
          assertThat(
                  both.get(i % 2)
                      .client()
                      .send("DELETE", "/v2/" + NAME + "/blobs/" + old)
                      .statusCode())
              .isEqualTo(202);
          assertThat(head(both.get((i + 1) % 2), old).statusCode()).isEqualTo(404);
        }
      }

      Eventually.holds(LIMIT, () -> ours.log().contains("is back after"), ours::log);
      assertThat(ours.log().lines().filter(line -> line.contains("is away")).count())
          .isBetween(1L, 3L);
      assertThat(ours.log()).doesNotContain("Exception", "level=error");
    }
  }

  private static HttpResponse<byte[]> head(RegistryProcess registry, String digest)
      throws IOException {
    return registry.client().send("HEAD", "/v2/" + NAME + "/blobs/" + digest);
  }

  private void awaitMembership(String digest, String expected) {
    String set = "repository::" + NAME + "::blobs";
    Eventually.holds(
        LIMIT,
        () -> redis.cli("sismember", set, digest).equals(expected),
        () -> redis.cli("keys", "*"));
  }

  /** The bytes alone, as a garbage collection does that leaves the links. */
  private void removeFromDisk(String digest) throws IOException {
    String hex = digest.substring("sha256:".length());
    Files.delete(
        store()
            .resolve("docker/registry/v2/blobs/sha256")
            .resolve(hex.substring(0, 2))
            .resolve(hex)
            .resolve("data"));
  }

  private Path store() {
    return directory.resolve("store");
  }

  private static void close(AutoCloseable each) {
    try {
      if (each != null) {
        each.close();
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
