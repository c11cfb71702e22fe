// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import io.netty.buffer.ByteBuf;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Feeds a body to a sink: pieces arrive on the event loop and are taken on the gateway. Stops the
 * source while too much waits.
 */
final class SinkFeed<T> implements BodyReceiver {
  /** What a piece weighs besides its bytes, so that many tiny ones are not free. */
  private static final int WEIGHT = 256;

  private final BodySource source;
  private final BodySink sink;
  private final long limit;
  private final HeldBody.End<T> end;
  private final Context context;
  private final QueueBudget budget;
  private final Steps steps;
  private final Promise<T> done = Promise.promise();

  private final AtomicLong waiting = new AtomicLong();
  private final AtomicBoolean paused = new AtomicBoolean();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /** Of the event loop. */
  private long received;

  /** Of the gateway. */
  private long taken;

  /** Of the gateway. */
  private boolean finished;

  SinkFeed(
      BodySource source,
      BodySink sink,
      long limit,
      HeldBody.End<T> end,
      Context context,
      QueueBudget budget,
      Steps steps) {
    this.source = source;
    this.sink = sink;
    this.limit = limit;
    this.end = end;
    this.context = context;
    this.budget = budget;
    this.steps = steps;
  }

  Future<T> done() {
    return done.future();
  }

  @Override
  public void chunk(ByteBuf piece) {
    received += piece.readableBytes();
    if (received > limit && failure.get() == null) {
      fail(new BodyTooLargeException(limit));
    }
    if (failure.get() != null) {
      piece.release();
      source.pause();
      return;
    }
    int weight = piece.readableBytes() + WEIGHT;
    long now = waiting.addAndGet(weight);
    budget.add(weight);
    steps.add(() -> feed(piece, weight));
    long high = budget.highWater();
    if (now >= high && paused.compareAndSet(false, true)) {
      source.pause();
      resumeIfLow();
    }
  }

  /** On the gateway. */
  private void feed(ByteBuf piece, int weight) {
    int size = piece.readableBytes();
    try {
      if (failure.get() == null) {
        sink.accept(piece.nioBuffer());
        taken += size;
      }
    } catch (IOException | RuntimeException | Error e) {
      fail(e);
    } finally {
      piece.release();
      waiting.addAndGet(-weight);
      budget.add(-weight);
    }
    resumeIfLow();
  }

  private void resumeIfLow() {
    if (waiting.get() <= budget.highWater() / 2 && paused.compareAndSet(true, false)) {
      OnContext.run(context, this::resume);
    }
  }

  private void resume() {
    if (!paused.get() && failure.get() == null) {
      source.resume();
    }
  }

  @Override
  public void end() {
    steps.add(this::finish);
  }

  @Override
  public void cut(@Nullable Throwable cause) {
    steps.add(
        () -> {
          failure.compareAndSet(
              null, new ClientGoneException("the client went before its body was complete", cause));
          finish();
        });
  }

  private void fail(Throwable cause) {
    if (failure.compareAndSet(null, cause)) {
      steps.add(this::finish);
    }
  }

  /** On the gateway, after all that was added before. */
  private void finish() {
    if (finished) {
      return;
    }
    finished = true;
    Runnable outcome = outcome();
    OnContext.run(
        context,
        () -> {
          budget.leave();
          outcome.run();
        });
  }

  private Runnable outcome() {
    Throwable cause = failure.get();
    if (cause != null) {
      return () -> done.fail(cause);
    }
    try {
      T result = end.apply(taken);
      return () -> done.complete(result);
    } catch (Throwable e) {
      return () -> done.fail(e);
    }
  }
}
