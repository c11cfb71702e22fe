// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import io.netty.buffer.ByteBufAllocatorMetric;
import io.netty.buffer.PooledByteBufAllocator;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.nio.channels.ReadableByteChannel;
import java.util.Objects;

/**
 * Sends content as the body of a response, over each protocol alike. Holds no thread while a client
 * is slow; the buffers of all transfers together stay within a budget. Thread-safe.
 */
public final class BlobPump {
  private static final int ARENAS = PooledByteBufAllocator.defaultNumDirectArena();
  private static final int PAGE = 8192;
  private static final int ORDER = 7;

  private final Gateway gateway;
  private final ChunkBudget budget;

  /** An allocator of its own, without caches of threads: what is free is free for all. */
  private final PooledByteBufAllocator allocator =
      new PooledByteBufAllocator(true, 0, ARENAS, PAGE, ORDER, 0, 0, false);

  /** A pump whose reads run on a gateway. */
  public BlobPump(Gateway gateway) {
    this(gateway, DirectMemory.outgoing(), Runtime.getRuntime().availableProcessors());
  }

  BlobPump(Gateway gateway, long memory, int fewTransfers) {
    this.gateway = gateway;
    this.budget = new ChunkBudget(memory, fewTransfers);
  }

  /**
   * Sends exactly {@code length} bytes and ends the response to a request. Status and headers are
   * set before; a missing {@code Content-Length} is added. Called on the response's event loop.
   *
   * @param source owned by the pump from here on, which closes it in any case
   * @return completed when the last byte was written. Fails with {@link ClientGoneException} if the
   *     client went away, with {@link TooBusyException} if too many transfers are under way
   *     (nothing was sent), with what reading threw, or with {@link java.io.EOFException} if the
   *     source ends early. If the head was sent by then the response was reset; if it was not, the
   *     response is the caller's to answer, without a {@code Content-Length}
   */
  public Future<Void> send(ReadableByteChannel source, long length, HttpServerRequest request) {
    Context context = Objects.requireNonNull(Vertx.currentContext(), "not on an event loop");
    Steps steps = new Steps(gateway);
    if (!budget.enter()) {
      steps.add(() -> OutgoingBody.close(source));
      return Future.failedFuture(new TooBusyException("too many downloads are under way"));
    }
    return new OutgoingBody(source, length, request, context, allocator, budget, steps).start();
  }

  /** How many transfers are under way. */
  int transfers() {
    return budget.transfers();
  }

  /** What the buffers of the transfers take. */
  ByteBufAllocatorMetric memory() {
    return allocator.metric();
  }
}
