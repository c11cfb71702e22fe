// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import io.netty.buffer.ByteBufAllocator;
import io.stowage.storage.FileContent;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
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
  private static final int FILE_PIECE = 512 * 1024;

  private final ReadableByteChannel source;
  private final HttpServerResponse response;
  private final @Nullable FileSender files;
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
      HttpServerRequest request,
      Context context,
      ByteBufAllocator allocator,
      ChunkBudget budget,
      Steps steps) {
    this.source = source;
    this.unread = length;
    this.unsent = length;
    this.response = request.response();
    this.files = source instanceof FileContent ? FileSender.of(request) : null;
    this.context = context;
    this.allocator = allocator;
    this.budget = budget;
    this.steps = steps;
  }

  /**
   * A piece on its way.
   *
   * @param memory how much of the budget it has
   * @param own whether that is what is set aside for the transfer
   * @param last whether the body ends with it
   */
  private record Chunk(Piece piece, int memory, boolean own, boolean last) {}

  Future<Void> start() {
    if (!response.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(unsent));
    }
    if (unread == 0) {
      startChunk(memory(0), 0, false);
    } else {
      readAhead();
    }
    return done.future();
  }

  private void readAhead() {
    while (failure == null && unread > 0 && inFlight < MOST_IN_FLIGHT) {
      if (files != null && budget.many()) {
        // no copy, but the sockets are woken more: slower for few transfers, faster for many;
        // alone, since a copied piece that is the last closes the file as soon as it is loaded
        if (inFlight == 0) {
          int size = (int) Math.min(FILE_PIECE, unread);
          startChunk(new FilePiece((FileContent) source, files, size), 0, false);
        }
        return;
      }
      boolean own = !ownInUse;
      int size = budget.take(unread, own);
      if (size == 0) {
        return;
      }
      startChunk(memory(size), size, own);
    }
  }

  private Piece memory(int size) {
    return new MemoryPiece(source, response, allocator.directBuffer(size, size));
  }

  private void startChunk(Piece piece, int memory, boolean own) {
    Chunk chunk = new Chunk(piece, memory, own, piece.size() == unread);
    ownInUse |= own;
    unread -= piece.size();
    inFlight++;
    steps.add(() -> load(chunk));
  }

  /** On the gateway. */
  private void load(Chunk chunk) {
    Throwable problem = null;
    try {
      chunk.piece.load();
    } catch (IOException | RuntimeException e) {
      problem = e;
    }
    if (chunk.last && chunk.piece.copied()) {
      closeSource();
    }
    Throwable result = problem;
    OnContext.runAfterSockets(context, () -> send(chunk, result));
  }

  private void send(Chunk chunk, @Nullable Throwable problem) {
    if (problem != null || failure != null) {
      over(chunk, problem);
      return;
    }
    unsent -= chunk.piece.size();
    chunk
        .piece
        .send(unsent == 0)
        .onComplete(
            result ->
                over(
                    chunk,
                    result.succeeded()
                        ? null
                        : new ClientGoneException("the client is gone", result.cause())));
  }

  private void over(Chunk chunk, @Nullable Throwable problem) {
    chunk.piece.release();
    budget.give(chunk.memory, chunk.own);
    ownInUse &= !chunk.own;
    inFlight--;
    if (problem != null && failure == null) {
      failure = problem;
      steps.add(this::closeSource);
      giveUp(problem);
    } else if (chunk.last && !chunk.piece.copied()) {
      steps.add(this::closeSource);
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
