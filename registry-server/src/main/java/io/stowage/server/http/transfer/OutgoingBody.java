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
 * One body on its way out. Its state belongs to the event loop of the response. The source is read
 * on the gateway, except that the event loop itself reads what was fetched a moment ago; it is
 * closed on the gateway.
 */
final class OutgoingBody {
  private static final Logger LOG = LoggerFactory.getLogger(OutgoingBody.class);
  private static final int MOST_IN_FLIGHT = 2;

  /** How much the event loop reads at once: it shares the processor's cache with what sends it. */
  private static final int LOOP_CHUNK = 128 * 1024;

  private final ReadableByteChannel source;
  private final HttpServerResponse response;
  private final Context context;
  private final ByteBufAllocator allocator;
  private final ChunkBudget budget;
  private final Steps steps;
  private final NearBytes near;
  private final Promise<Void> done = Promise.promise();

  private long unread;
  private long unsent;
  private int inFlight;
  private boolean ownInUse;
  private boolean resting;
  private @Nullable Throwable failure;

  OutgoingBody(
      ReadableByteChannel source,
      NearBytes near,
      long length,
      HttpServerResponse response,
      Context context,
      ByteBufAllocator allocator,
      ChunkBudget budget,
      Steps steps) {
    this.source = source;
    this.near = near;
    this.unread = length;
    this.unsent = length;
    this.response = response;
    this.context = context;
    this.allocator = allocator;
    this.budget = budget;
    this.steps = steps;
  }

  /**
   * A piece on its way.
   *
   * @param own whether it uses the memory that is set aside for the transfer
   * @param here whether the event loop reads it
   */
  private record Chunk(ByteBuf buffer, ByteBuffer bytes, boolean own, boolean here, boolean last) {}

  Future<Void> start() {
    if (!response.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(unsent));
    }
    if (unread == 0) {
      startChunk(0, false, false);
    } else {
      readAhead();
    }
    return done.future();
  }

  private void readAhead() {
    if (failure == null && near.isFetchDue()) {
      steps.add(near.fetch(count -> OnContext.run(context, () -> fetched(count))));
    }
    if (!near.isFresh()) {
      while (inFlight < MOST_IN_FLIGHT && startChunk(Long.MAX_VALUE, false)) {}
    } else if (inFlight == 0 && !resting) {
      startChunk(LOOP_CHUNK, true);
    }
  }

  /** Lets the event loop serve others before it reads on. */
  private void rest() {
    resting = true;
    OnContext.runAfterSockets(
        context,
        () -> {
          resting = false;
          readAhead();
        });
  }

  private void fetched(long count) {
    near.add(count);
    readAhead();
  }

  /** Begins with the next piece, of so many bytes at most, unless there is nothing to do now. */
  private boolean startChunk(long most, boolean here) {
    long useful = Math.min(most, Math.min(unread, near.limit()));
    if (failure != null || useful == 0) {
      return false;
    }
    boolean own = !ownInUse;
    int size = budget.take(useful, own);
    if (size == 0) {
      return false;
    }
    startChunk(size, own, here);
    return true;
  }

  private void startChunk(int size, boolean own, boolean here) {
    ByteBuf buffer = allocator.directBuffer(size, size);
    Chunk chunk = new Chunk(buffer, buffer.nioBuffer(0, size), own, here, size == unread);
    ownInUse |= own;
    unread -= size;
    near.take(size);
    inFlight++;
    if (here) {
      write(chunk, read(chunk));
    } else {
      steps.add(() -> readOnGateway(chunk));
    }
  }

  private void readOnGateway(Chunk chunk) {
    Throwable problem = read(chunk);
    if (chunk.last) {
      closeSource();
    }
    OnContext.runAfterSockets(context, () -> write(chunk, problem));
  }

  private @Nullable Throwable read(Chunk chunk) {
    try {
      while (chunk.bytes.hasRemaining()) {
        if (source.read(chunk.bytes) < 0) {
          throw new EOFException("the content ended before its length was sent");
        }
      }
      return null;
    } catch (IOException | RuntimeException e) {
      return e;
    }
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
    if (chunk.here && chunk.last) {
      steps.add(this::closeSource);
    }
    if (problem != null && failure == null) {
      failure = problem;
      steps.add(this::closeSource);
      giveUp(problem);
    }
    if (chunk.here) {
      rest();
    } else {
      readAhead();
    }
    // a response that is reset fails its other chunk meanwhile, which may have been the last
    if (inFlight == 0 && (unread == 0 || failure != null) && !done.future().isComplete()) {
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
