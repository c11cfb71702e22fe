// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes each request's body into memory and answers 201 with its length, or why not. */
final class Uploads implements TransferServer.Routes, BodySink {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final AtomicInteger inside = new AtomicInteger();
  private volatile boolean overlapped;
  private volatile boolean direct = true;
  private volatile long limit = Long.MAX_VALUE;
  private volatile long failAfter = Long.MAX_VALUE;
  private volatile Semaphore permits = new Semaphore(Integer.MAX_VALUE);
  private volatile Throwable failure;

  /** Uploads that fail where they are longer. */
  Uploads limitedTo(long newLimit) {
    limit = newLimit;
    return this;
  }

  /** Uploads whose sink fails when it has that much. */
  Uploads failingAfter(long size) {
    failAfter = size;
    return this;
  }

  /** Uploads whose sink waits for a permit for each buffer. */
  Uploads waitingFor(Semaphore newPermits) {
    permits = newPermits;
    return this;
  }

  /** What arrived, over all requests. */
  synchronized String received() {
    return Bytes.text(bytes.toByteArray());
  }

  synchronized int size() {
    return bytes.size();
  }

  /** Why the last failed. */
  Throwable failure() {
    return failure;
  }

  /** Whether the sink was called on two threads at once. */
  boolean overlapped() {
    return overlapped;
  }

  /** Whether every buffer was one that a socket can read into. */
  boolean direct() {
    return direct;
  }

  @Override
  public void handle(TransferServer server, HttpServerRequest request) {
    server
        .intake
        .hold(request)
        .into(this, limit, received -> received)
        .onSuccess(size -> request.response().setStatusCode(201).end(size.toString()))
        .onFailure(
            e -> {
              failure = e;
              int status = e instanceof BodyTooLargeException ? 413 : 507;
              if (!(e instanceof ClientGoneException)) {
                request.response().setStatusCode(status).end(String.valueOf(e.getMessage()));
              }
            });
  }

  @Override
  public void accept(ByteBuffer piece) throws IOException {
    overlapped |= inside.incrementAndGet() > 1;
    direct &= piece.isDirect();
    try {
      permits.acquireUninterruptibly();
      synchronized (this) {
        if (bytes.size() + piece.remaining() > failAfter) {
          throw new IOException("no room");
        }
        byte[] copy = new byte[piece.remaining()];
        piece.get(copy);
        bytes.writeBytes(copy);
      }
    } finally {
      inside.decrementAndGet();
    }
  }
}
