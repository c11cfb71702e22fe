// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import static io.stowage.server.http.transfer.Eventually.eventually;

import io.netty.buffer.ByteBufAllocatorMetric;
import io.netty.buffer.PoolArenaMetric;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocatorMetric;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** A server on loopback with nothing but a gateway, a pump, an intake and one handler. */
final class TransferServer implements AutoCloseable {
  static final long MIB = 1024 * 1024;

  static {
    SentFiles.prepare();
  }

  final Gateway gateway = Gateway.open(256);
  final BlobPump pump;
  final BodyIntake intake = new BodyIntake(gateway, 8 * MIB, 4 * MIB, Duration.ofSeconds(1));
  final Connections connections = new Connections();
  final int port;

  /** What sockets read into, and nothing else: what is in use after the end is a leak. */
  private final PooledByteBufAllocator sockets =
      new PooledByteBufAllocator(true, 1, 1, 8192, 7, 0, 0, false);

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));

  interface Routes {
    void handle(TransferServer server, HttpServerRequest request);
  }

  TransferServer(Routes routes) throws Exception {
    this(new HttpServerOptions(), routes);
  }

  TransferServer(HttpServerOptions options, Routes routes) throws Exception {
    this(options, Runtime.getRuntime().availableProcessors(), routes);
  }

  TransferServer(HttpServerOptions options, int fewTransfers, Routes routes) throws Exception {
    this.pump = new BlobPump(gateway, 8 * MIB, fewTransfers);
    Handler<HttpServerRequest> handler =
        request -> {
          request.response().endHandler(nothing -> intake.finished(request));
          routes.handle(this, request);
        };
    this.port =
        vertx
            .createHttpServer(options.setHost("127.0.0.1").setPort(0))
            .connectionHandler(
                connection -> {
                  connection.exceptionHandler(expected -> {});
                  connections.opened(connection);
                  VertxChannels.of(connection).config().setAllocator(sockets);
                  intake.connected(connection);
                })
            .requestHandler(handler)
            .listen()
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS)
            .actualPort();
  }

  /** How many buffers of the pump are in use. */
  long buffers() {
    return arenas(pump.memory(), PoolArenaMetric::numActiveAllocations);
  }

  /** How many bytes the pump's allocator holds. */
  long bufferedBytes() {
    return arenas(pump.memory(), PoolArenaMetric::numActiveBytes);
  }

  private static long arenas(
      ByteBufAllocatorMetric memory, ToLongFunction<PoolArenaMetric> figure) {
    return ((PooledByteBufAllocatorMetric) memory).directArenas().stream().mapToLong(figure).sum();
  }

  @Override
  public void close() {
    connections.closeAll();
    vertx.close().toCompletionStage().toCompletableFuture().join();
    gateway.close();
    eventually("no buffer of the pump leaks", () -> buffers() == 0);
    eventually(
        "no buffer of a socket leaks",
        () -> arenas(sockets.metric(), PoolArenaMetric::numActiveAllocations) == 0);
  }
}
