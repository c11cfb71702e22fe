// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, which is asked for a piece at a time: no more than one waits here. Where
 * it is closed before its end, the connection is dropped. For one reader; close may be called by
 * another thread.
 */
public final class AnswerChannel implements ReadableByteChannel, BodySubscriber<AnswerChannel> {
  private record Event(List<ByteBuffer> bytes, boolean isEnd, @Nullable Throwable failure) {}

  private final Duration patience;
  private final CompletableFuture<Flow.@Nullable Subscription> subscribed =
      new CompletableFuture<>();
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Deque<ByteBuffer> here = new ArrayDeque<>();
  private boolean ended;
  private volatile boolean closed;

  /**
   * Makes one for an answer of the HTTP client of the JDK.
   *
   * @param patience how long a read waits for a byte before it fails
   */
  public AnswerChannel(Duration patience) {
    this.patience = patience;
  }

  @Override
  public CompletionStage<AnswerChannel> getBody() {
    return CompletableFuture.completedStage(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscribed.complete(subscription);
    if (closed) {
      subscription.cancel();
    } else {
      subscription.request(1);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> bytes) {
    events.add(new Event(bytes, false, null));
  }

  @Override
  public void onError(Throwable failure) {
    events.add(new Event(List.of(), true, failure));
  }

  @Override
  public void onComplete() {
    events.add(new Event(List.of(), true, null));
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    while (here.isEmpty()) {
      if (ended) {
        return -1;
      }
      take();
    }
    int before = target.remaining();
    while (target.hasRemaining() && !here.isEmpty()) {
      ByteBuffer first = here.getFirst();
      int count = Math.min(first.remaining(), target.remaining());
      target.put(target.position(), first, first.position(), count);
      target.position(target.position() + count);
      first.position(first.position() + count);
      if (!first.hasRemaining()) {
        here.removeFirst();
      }
    }
    return before - target.remaining();
  }

  private void take() throws IOException {
    Event event;
    try {
      event = events.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while reading", e);
    }
    if (event == null) {
      throw new IOException("no byte came for " + patience.toSeconds() + " s");
    }
    ended = event.isEnd();
    if (event.failure() != null) {
      throw new IOException("the answer was cut off", event.failure());
    }
    event.bytes().stream().filter(ByteBuffer::hasRemaining).forEach(here::add);
    if (!ended) {
      Objects.requireNonNull(subscribed.join()).request(1);
    }
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  @Override
  public void close() {
    closed = true;
    Flow.Subscription known = subscribed.getNow(null);
    if (!ended && known != null) {
      known.cancel();
    }
  }
}
