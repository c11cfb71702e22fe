// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.redis;

import io.stowage.registry.Digest;
import io.stowage.registry.RepositoryName;
import io.stowage.server.config.RedisConfig;
import io.stowage.server.core.BlobCache;
import io.stowage.storage.BlobInfo;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Remembers blobs in Redis, for all instances of this server and of {@code registry:2}, whose keys
 * it uses. Waits for Redis no longer than the limits of {@link RedisConfig.Timeouts}, and not at
 * all while Redis is away. What it could not remove meanwhile is removed when Redis is back. Never
 * called on an event loop. Thread-safe.
 */
public final class RedisBlobCache implements BlobCache {
  private final RedisLink link;
  private final RedisConfig.Timeouts limits;
  private final OwedRemovals owed = new OwedRemovals();

  private RedisBlobCache(Vertx vertx, RedisConfig config) {
    limits = config.timeouts();
    link = new RedisLink(vertx, config, this::settle);
  }

  /**
   * Opens a cache, which connects in the background: Redis need not be there.
   *
   * @param vertx stays the caller's, to be closed after the cache
   */
  public static RedisBlobCache open(Vertx vertx, RedisConfig config) {
    RedisBlobCache cache = new RedisBlobCache(vertx, config);
    cache.link.start();
    return cache;
  }

  @Override
  public Optional<BlobInfo> find(Digest digest) {
    Future<Optional<BlobInfo>> found =
        link.send(CacheKeys.find(digest), limits.read())
            .map(answer -> CacheKeys.found(digest, answer));
    return within(limits.read(), found).flatMap(blob -> blob);
  }

  @Override
  public void keep(RepositoryName repository, BlobInfo blob) {
    for (Request request : CacheKeys.keep(repository, blob)) {
      link.send(request, limits.write());
    }
  }

  @Override
  public void forget(RepositoryName repository, Digest digest) {
    Future<?> removed =
        Future.all(
            CacheKeys.forget(repository, digest).stream()
                .map(request -> link.send(request, limits.write()))
                .toList());
    if (within(limits.write(), removed).isEmpty()) {
      owed.add(repository, digest);
    }
  }

  /** Removes over a new connection what is owed. */
  private Future<?> settle(RedisConnection connection) {
    List<OwedRemovals.Removal> some = owed.some();
    if (some.isEmpty()) {
      return Future.succeededFuture();
    }
    List<Future<Response>> removals =
        some.stream()
            .flatMap(removal -> CacheKeys.forget(removal.repository(), removal.digest()).stream())
            .map(connection::send)
            .toList();
    return Future.all(removals)
        .timeout(limits.write().toMillis(), TimeUnit.MILLISECONDS)
        .compose(
            removed -> {
              owed.settled(some);
              return settle(connection);
            });
  }

  private static <T> Optional<T> within(Duration limit, Future<T> future) {
    try {
      return Optional.ofNullable(
          future
              .toCompletionStage()
              .toCompletableFuture()
              .get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    link.close();
  }
}
