// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net;

import io.netty.handler.codec.http2.Http2Exception;
import io.stowage.server.config.HttpConfig;
import io.stowage.server.config.ListenAddress;
import io.stowage.server.http.guard.ConnectionGuard;
import io.stowage.server.http.guard.Refusal;
import io.stowage.server.http.net.tls.Tls;
import io.stowage.server.http.net.tls.TlsRenewal;
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
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
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
  private final @Nullable Tls tls;
  private final ConnectionGuard guard;
  private final Entry entry;
  private final Handler<HttpServerRequest> invalid;
  private final BodyIntake intake;
  private final BindAddress address;

  private final Connections connections = new Connections();

  /** One for each event loop, all on the same socket. */
  private final Queue<HttpServer> servers = new ConcurrentLinkedQueue<>();

  private Listener(
      HttpServerOptions options,
      @Nullable Tls tls,
      ConnectionGuard guard,
      Entry entry,
      Handler<HttpServerRequest> invalid,
      BodyIntake intake,
      BindAddress address) {
    this.options = options;
    this.tls = tls;
    this.guard = guard;
    this.entry = entry;
    this.invalid = invalid;
    this.intake = intake;
    this.address = address;
  }

  /**
   * Listens.
   *
   * @param guard the one that the event loops have
   * @param application answers requests, on their event loops. The end handler of a response is not
   *     the application's to set
   * @param intake receives the bodies of requests
   * @param log null for no log of requests
   * @throws ListenException if the address cannot be had
   * @throws io.stowage.server.http.net.tls.TlsException if the files of TLS are wrong
   */
  public static Listener open(
      Vertx vertx,
      ConnectionGuard guard,
      HttpConfig http,
      Handler<HttpServerRequest> application,
      BodyIntake intake,
      @Nullable AccessLog log)
      throws IOException {
    HttpServerOptions options = ServerOptions.of(http);
    Tls tls = http.tls().isPresent() ? Tls.load(http.tls().get()) : null;
    if (tls != null) {
      tls.secure(options, http.http2());
      options
          .setSslHandshakeTimeout(http.connections().handshake().toMillis())
          .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
    }
    InvalidRequests invalid = new InvalidRequests(vertx, guard.refusals());
    Listener listener =
        new Listener(
            options,
            tls,
            guard,
            new Entry(application, invalid, intake, guard, log),
            invalid,
            intake,
            BindAddress.of(http.addr()));
    listener.address.prepare();
    guard.serve(options);
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
    if (tls != null) {
      TlsRenewal.start(vertx, tls, options.getSslOptions(), listener::renew);
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
    connection.exceptionHandler(e -> failed(connection, e));
    guard.connected(connection);
    connections.opened(connection);
    intake.connected(connection);
  }

  private void failed(HttpConnection connection, Throwable failure) {
    if (failure instanceof Http2Exception) {
      guard
          .refusals()
          .note(
              Refusal.HTTP2,
              String.valueOf(connection.remoteAddress()),
              String.valueOf(failure.getMessage()));
    }
    LOG.debug("connection of {}", connection.remoteAddress(), failure);
  }

  /** Where it listens, with the port that the system chose if it was asked to. */
  public ListenAddress address() {
    return address.bound(servers.element().actualPort());
  }

  /** Has new connections use other options; all event loops share them. */
  private Future<Boolean> renew(ServerSSLOptions fresh) {
    return servers.element().updateSSLOptions(fresh);
  }

  /** Who encrypts: {@code boringssl} or {@code jdk}, or {@code off} for plain HTTP. */
  public String tlsEngine() {
    return tls == null ? "off" : tls.engine();
  }

  /**
   * Tells clients to send further requests elsewhere; those that come are answered.
   *
   * @return whether it told any, which need a moment to hear it
   */
  public boolean warn() {
    return connections.warn();
  }

  /**
   * Has clients go: connections are closed as they come to have no request under way.
   *
   * @param limit how long that may take
   * @return how much of it was left when no request was under way any more; zero if some are
   */
  public Duration drain(Duration limit) {
    connections.letGo(limit);
    return entry.underWay().awaitNone(limit);
  }

  /**
   * Accepts no more connections or requests, waits for what is under way, and closes the rest.
   *
   * @param drain how long to wait; zero for not at all
   */
  public void close(Duration drain) {
    guard.shut();
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
