// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Objects;

/** The body of one request and what was set aside for it. Of the request's event loop. */
final class RequestBody implements HeldBody {
  private final BodySource source;
  private final BodyHead head;
  private final Gateway gateway;
  private final QueueBudget uploads;
  private final HeapBudget heap;
  private boolean taken;
  private int reserved;

  RequestBody(
      BodyHead head, BodySource source, Gateway gateway, QueueBudget uploads, HeapBudget heap) {
    this.source = source;
    this.head = head;
    this.gateway = gateway;
    this.uploads = uploads;
    this.heap = heap;
    head.refusable();
  }

  @Override
  public <T> Future<T> into(BodySink sink, long limit, End<T> end) {
    if (head.length() > limit) {
      return Future.failedFuture(new BodyTooLargeException(limit));
    }
    if (!uploads.enter()) {
      return Future.failedFuture(new TooBusyException("too many uploads are under way"));
    }
    Context context = Objects.requireNonNull(Vertx.currentContext(), "not on an event loop");
    SinkFeed<T> feed =
        new SinkFeed<>(source, sink, limit, end, context, uploads, new Steps(gateway));
    return take(feed, feed.done());
  }

  @Override
  public Future<byte[]> bytes(int max) {
    if (head.length() > max) {
      return Future.failedFuture(new BodyTooLargeException(max));
    }
    int expected = head.length() < 0 ? max : (int) head.length();
    if (!heap.take(expected)) {
      return Future.failedFuture(new TooBusyException("too many manifests are under way"));
    }
    reserved = expected;
    WholeBody whole = new WholeBody(head.length() < 0 ? 0 : expected, max);
    return take(whole, whole.done());
  }

  private <T> Future<T> take(BodyReceiver receiver, Future<T> done) {
    if (taken) {
      throw new IllegalStateException("the body was taken before");
    }
    taken = true;
    head.sendContinue();
    source.start(receiver);
    return done.onSuccess(nothing -> head.complete());
  }

  BodyHead head() {
    return head;
  }

  /** Gives back what was set aside, and drops what was not taken. */
  void release() {
    heap.give(reserved);
    reserved = 0;
    source.discard();
  }
}
