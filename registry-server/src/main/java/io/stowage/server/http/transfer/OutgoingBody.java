// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One body on its way out. Its state belongs to the event loop of the response; the source is read
 * and closed on the gateway.
 */
final class OutgoingBody {
  private static final Logger LOG = LoggerFactory.getLogger(OutgoingBody.class);
  private static final int MOST_IN_FLIGHT = 2;

  private final ReadableByteChannel source;
  private final HttpServerResponse response;
  private final Context context;
  private final ByteBufAllocator allocator;
  private final ChunkBudget budget;
  private final Steps steps;
  private final Promise<Void> done = Promise.promise();

  private long unread;
  private long unsent;
  private int inFlight;
  private boolean ownInUse;
  private @Nullable Throwable failure;

  OutgoingBody(
      ReadableByteChannel source,
      long length,
      HttpServerResponse response,
      Context context,
      ByteBufAllocator allocator,
      ChunkBudget budget,
      Steps steps) {
    this.source = source;
    this.unread = length;
    this.unsent = length;
    this.response = response;
    this.context = context;
    this.allocator = allocator;
    this.budget = budget;
    this.steps = steps;
  }

  /** A piece on its way; {@code own} if it uses the memory that is set aside for the transfer. */
  private record Chunk(ByteBuf buffer, ByteBuffer bytes, boolean own, boolean last) {}

  Future<Void> start() {
    if (!response.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(unsent));
    }
    if (unread == 0) {
      startChunk(0, false);
    } else {
      readAhead();
    }
    return done.future();
  }

  private void readAhead() {
    while (failure == null && unread > 0 && inFlight < MOST_IN_FLIGHT) {
      boolean own = !ownInUse;
      int size = budget.take(unread, own);
      if (size == 0) {
        return;
      }
      startChunk(size, own);
    }
  }

  private void startChunk(int size, boolean own) {
    ByteBuf buffer = allocator.directBuffer(size, size);
    Chunk chunk = new Chunk(buffer, buffer.nioBuffer(0, size), own, size == unread);
    ownInUse |= own;
    unread -= size;
    inFlight++;
    steps.add(() -> read(chunk));
  }

  /** On the gateway. */
  private void read(Chunk chunk) {
    Throwable problem = null;
    try {
      while (chunk.bytes.hasRemaining()) {
        if (source.read(chunk.bytes) < 0) {
          throw new EOFException("the content ended before its length was sent");
        }
      }
    } catch (IOException | RuntimeException e) {
      problem = e;
    }
    if (chunk.last) {
      closeSource();
    }
    Throwable result = problem;
    OnContext.runAfterSockets(context, () -> write(chunk, result));
  }

  private void write(Chunk chunk, @Nullable Throwable problem) {
    if (problem != null || failure != null) {
      over(chunk, problem);
      return;
    }
    unsent -= chunk.bytes.flip().remaining();
    NettyBuffers.write(response, chunk.bytes, unsent == 0)
        .onComplete(
            result ->
                over(
                    chunk,
                    result.succeeded()
                        ? null
                        : new ClientGoneException("the client is gone", result.cause())));
  }

  private void over(Chunk chunk, @Nullable Throwable problem) {
    chunk.buffer.release();
    budget.give(chunk.bytes.capacity(), chunk.own);
    ownInUse &= !chunk.own;
    inFlight--;
    if (problem != null && failure == null) {
      failure = problem;
      steps.add(this::closeSource);
      giveUp(problem);
    }
    readAhead();
    // a response that is reset fails its other chunk meanwhile, which may have been the last
    if (inFlight == 0 && !done.future().isComplete()) {
      budget.leave();
      if (failure == null) {
        done.complete();
      } else {
        done.fail(failure);
      }
    }
  }

  private void giveUp(Throwable problem) {
    if (problem instanceof ClientGoneException) {
      return;
    }
    if (response.headWritten()) {
      response.reset();
    } else {
      response.headers().remove(HttpHeaders.CONTENT_LENGTH);
    }
  }

  private void closeSource() {
    close(source);
  }

  /** Closes a source, again where that was done before. On the gateway. */
  static void close(ReadableByteChannel source) {
    try {
      source.close();
    } catch (IOException | RuntimeException e) {
      LOG.debug("a blob's channel did not close well", e);
    }
  }
}
