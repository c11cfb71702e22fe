// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net;

import io.stowage.server.config.HttpConfig;
import io.stowage.server.config.ListenAddress;
import io.stowage.server.http.transfer.BodyIntake;
import io.stowage.server.http.transfer.Connections;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listening socket that every event loop serves. Thread-safe. */
public final class Listener {
  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

  private final HttpServerOptions options;
  private final Handler<HttpServerRequest> entry;
  private final Handler<HttpServerRequest> invalid;
  private final BodyIntake intake;
  private final BindAddress address;

  private final Connections connections = new Connections();

  /** One for each event loop, all on the same socket. */
  private final Queue<HttpServer> servers = new ConcurrentLinkedQueue<>();

  private Listener(
      HttpServerOptions options,
      Handler<HttpServerRequest> entry,
      Handler<HttpServerRequest> invalid,
      BodyIntake intake,
      BindAddress address) {
    this.options = options;
    this.entry = entry;
    this.invalid = invalid;
    this.intake = intake;
    this.address = address;
  }

  /**
   * Listens.
   *
   * @param application answers requests, on their event loops. The end handler of a response is not
   *     the application's to set
   * @param intake receives the bodies of requests
   * @param log null for no log of requests
   * @throws ListenException if the address cannot be had or the files of TLS are wrong
   */
  public static Listener open(
      Vertx vertx,
      HttpConfig http,
      Handler<HttpServerRequest> application,
      BodyIntake intake,
      @Nullable AccessLog log)
      throws ListenException {
    InvalidRequests invalid = new InvalidRequests(vertx);
    Listener listener =
        new Listener(
            ServerOptions.of(vertx, http),
            new Entry(application, invalid, intake, log),
            invalid,
            intake,
            BindAddress.of(http.addr()));
    listener.address.prepare();
    try {
      vertx
          .deployVerticle(
              () -> listener.new Loop(), new DeploymentOptions().setInstances(EventLoops.count()))
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    } catch (CompletionException e) {
      throw listener.address.failure(Objects.requireNonNullElse(e.getCause(), e));
    }
    return listener;
  }

  /** The server of one event loop. */
  private final class Loop extends VerticleBase {
    @Override
    public Future<?> start() {
      HttpServer server =
          vertx
              .createHttpServer(options)
              .connectionHandler(Listener.this::connected)
              .invalidRequestHandler(invalid)
              .exceptionHandler(e -> LOG.debug("a connection failed before its first request", e))
              .requestHandler(entry);
      return server.listen(address.shared()).onSuccess(servers::add);
    }
  }

  private void connected(HttpConnection connection) {
    connection.exceptionHandler(e -> LOG.debug("connection of {}", connection.remoteAddress(), e));
    connections.opened(connection);
    intake.connected(connection);
  }

  /** Where it listens, with the port that the system chose if it was asked to. */
  public ListenAddress address() {
    return address.bound(servers.element().actualPort());
  }

  /**
   * Accepts no more connections or requests, waits for what is under way, and closes the rest.
   *
   * @param drain how long to wait; zero for not at all
   */
  public void close(Duration drain) {
    Future.join(
            servers.stream()
                .map(server -> server.shutdown(drain.toMillis(), TimeUnit.MILLISECONDS))
                .toList())
        .otherwiseEmpty()
        .toCompletionStage()
        .toCompletableFuture()
        .join();
    connections.closeAll();
    address.release();
  }
}
