// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.redis;

import io.stowage.server.config.RedisConfig;
import io.stowage.server.redis.RedisDialer.Dialed;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One connection to Redis, which carries all requests one after the other and comes back by itself.
 * While it is away, requests fail at once; a server that answers no request in time is taken to be
 * away. Thread-safe.
 */
final class RedisLink implements AutoCloseable {
  private static final int MOST_WAITING = 1000;
  private static final int SLOW_ONES = 3;
  private static final String SILENT = "it does not answer in time";

  /** Errors after which another connection does better: this is a master no more, or closed. */
  private static final Set<String> OVER = Set.of("READONLY", "CONNECTION_CLOSED");

  private final RedisDialer dialer;
  private final Context context;
  private final Vertx vertx;
  private final Function<RedisConnection, Future<?>> greeting;
  private final LinkState state;
  private final Semaphore room = new Semaphore(MOST_WAITING);
  private final AtomicInteger slow = new AtomicInteger();
  private final AtomicBoolean open = new AtomicBoolean(true);
  private volatile @Nullable Dialed current;

  /**
   * @param greeting what is done with each new connection before others use it
   */
  RedisLink(Vertx vertx, RedisConfig config, Function<RedisConnection, Future<?>> greeting) {
    this.vertx = vertx;
    this.dialer = new RedisDialer(vertx, config);
    this.context = vertx.getOrCreateContext();
    this.greeting = greeting;
    this.state = new LinkState(config.describe());
  }

  /** Connects, in the background, until it is closed. */
  void start() {
    context.runOnContext(start -> dial());
  }

  /**
   * Sends a request.
   *
   * @param limit how long its answer may take
   * @return fails at once where Redis is away or has too much to do
   */
  Future<@Nullable Response> send(Request request, Duration limit) {
    Dialed dialed = current;
    if (dialed == null) {
      return Future.failedFuture("redis is away");
    }
    if (!room.tryAcquire()) {
      return Future.failedFuture("redis has too much to do");
    }
    Promise<@Nullable Response> answer = Promise.promise();
    context.runOnContext(
        send ->
            dialed
                .connection()
                .send(request)
                .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .onComplete(
                    result -> {
                      room.release();
                      if (result.succeeded()) {
                        slow.set(0);
                        answer.complete(result.result());
                      } else {
                        failed(dialed, result.cause());
                        answer.fail(result.cause());
                      }
                    }));
    return answer.future();
  }

  private void failed(Dialed dialed, Throwable failure) {
    if (failure instanceof TimeoutException) {
      if (slow.incrementAndGet() >= SLOW_ONES) {
        broken(dialed, SILENT);
      }
    } else if (failure instanceof ErrorType refusal && !OVER.contains(first(refusal))) {
      state.refused(reason(refusal));
    } else {
      broken(dialed, reason(failure));
    }
  }

  private static String first(ErrorType refusal) {
    return String.valueOf(refusal.getMessage()).split(" ", 2)[0];
  }

  private static String reason(Throwable failure) {
    return failure instanceof TimeoutException ? SILENT : String.valueOf(failure.getMessage());
  }

  /** On the context. */
  private void broken(Dialed dialed, String reason) {
    if (dialed == current) {
      current = null;
      dialed.close();
      dialAgain(reason);
    }
  }

  private void dialAgain(String reason) {
    if (open.get()) {
      vertx.setTimer(state.away(reason).toMillis(), again -> dial());
    }
  }

  private void dial() {
    if (!open.get()) {
      return;
    }
    dialer
        .dial()
        .compose(
            dialed ->
                greeting
                    .apply(dialed.connection())
                    .<Dialed>map(greeted -> dialed)
                    .onFailure(e -> dialed.close()))
        .onComplete(
            result -> {
              if (result.succeeded()) {
                connected(result.result());
              } else {
                dialAgain(reason(result.cause()));
              }
            });
  }

  private void connected(Dialed dialed) {
    dialed.connection().exceptionHandler(e -> broken(dialed, reason(e)));
    dialed.connection().endHandler(end -> broken(dialed, "it closed the connection"));
    slow.set(0);
    current = dialed;
    state.back();
    if (!open.get()) {
      dialed.close();
    }
  }

  @Override
  public void close() {
    open.set(false);
    Dialed dialed = current;
    current = null;
    if (dialed != null) {
      dialed.close();
    }
  }
}
