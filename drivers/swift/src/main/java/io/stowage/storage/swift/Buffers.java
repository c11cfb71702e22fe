// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import io.stowage.storage.object.Body;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Gives the buffers of a body to one subscriber, uncopied, as it asks for them. */
final class Buffers implements Flow.Subscription {
  private final Flow.Subscriber<? super ByteBuffer> subscriber;
  private final Iterator<ByteBuffer> left;
  private final AtomicLong wanted = new AtomicLong();
  private final AtomicBoolean over = new AtomicBoolean();

  private Buffers(Flow.Subscriber<? super ByteBuffer> subscriber, Body body) {
    this.subscriber = subscriber;
    this.left = body.buffers().iterator();
  }

  /** A publisher of a body that is not empty. */
  static BodyPublisher publisher(Body body) {
    Flow.Publisher<ByteBuffer> buffers =
        subscriber -> subscriber.onSubscribe(new Buffers(subscriber, body));
    return BodyPublishers.fromPublisher(buffers, body.length());
  }

  @Override
  public void request(long count) {
    // asked for more while giving, the call that gives goes on
    if (wanted.getAndAdd(count) > 0) {
      return;
    }
    do {
      if (over.get()) {
        return;
      }
      if (left.hasNext()) {
        subscriber.onNext(left.next());
      }
      if (!left.hasNext() && over.compareAndSet(false, true)) {
        subscriber.onComplete();
      }
    } while (wanted.decrementAndGet() > 0);
  }

  @Override
  public void cancel() {
    over.set(true);
  }
}
