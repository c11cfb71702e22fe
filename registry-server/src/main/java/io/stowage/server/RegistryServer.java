// SPDX-License-Identifier: Apache-2.0
package io.stowage.server;

import io.stowage.server.auth.Authenticator;
import io.stowage.server.auth.Authenticators;
import io.stowage.server.config.DrainConfig;
import io.stowage.server.config.HttpConfig;
import io.stowage.server.config.ListenAddress;
import io.stowage.server.config.RegistryConfig;
import io.stowage.server.core.BlobCache;
import io.stowage.server.core.Registry;
import io.stowage.server.health.Health;
import io.stowage.server.http.HealthGate;
import io.stowage.server.http.RegistryApi;
import io.stowage.server.http.guard.ConnectionGuard;
import io.stowage.server.http.net.AccessLog;
import io.stowage.server.http.net.DebugListener;
import io.stowage.server.http.net.EventLoops;
import io.stowage.server.http.net.Listener;
import io.stowage.server.http.transfer.BlobPump;
import io.stowage.server.http.transfer.BodyIntake;
import io.stowage.server.http.transfer.Gateway;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDrivers;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A registry that answers on a socket. Thread-safe.
 *
 * <pre>{@code
 * RegistryConfig config = RegistryConfig.defaults().withAddress("127.0.0.1", 0);
 * RegistryServer server = RegistryServer.start(config);
 * System.out.println(server.url());
 * }</pre>
 *
 * <p>Its threads keep the process alive until it is closed.
 */
public final class RegistryServer implements AutoCloseable {
  /** How many calls of the storage may be under way at once. */
  private static final int CALLS = 256;

  /** How long clients of HTTP/2 have to hear that no more requests are wanted. */
  private static final Duration FAREWELL = Duration.ofMillis(500);

  private final RegistryConfig config;
  private final StorageDriver driver;
  private final boolean ownsDriver;
  private final ConnectionGuard guard;
  private final Vertx vertx;
  private final Gateway gateway = Gateway.open(CALLS);
  private final BlobCache cache;
  private final Authenticator authenticator;
  private final Health health;
  private final Listener listener;
  private final @Nullable DebugListener debug;
  private final AtomicBoolean open = new AtomicBoolean(true);

  private RegistryServer(RegistryConfig config, StorageDriver driver, boolean ownsDriver)
      throws IOException {
    this.config = config;
    this.driver = driver;
    this.ownsDriver = ownsDriver;
    this.guard = new ConnectionGuard(config.http());
    this.vertx = EventLoops.start(guard);
    this.health = Health.start(config.health(), config.storage().driver(), driver);
    this.cache = Caches.open(vertx, config.storage().cache());
    try {
      this.authenticator = Authenticators.open(config.auth(), config.http().secret());
    } catch (IOException | RuntimeException e) {
      releaseStorage();
      throw e;
    }
    try {
      this.debug =
          config.health().debug().isPresent()
              ? DebugListener.open(vertx, config.health().debug().get(), health::problems)
              : null;
      guard.direct(debugPort());
      this.listener = listen();
    } catch (IOException | RuntimeException e) {
      releaseAll();
      throw e;
    }
  }

  /**
   * Starts a server on the storage that the configuration names, which has to be on the class path.
   *
   * @param config all settings, of which {@code storage} names the driver
   * @return a server that answers, which the caller closes
   * @throws IOException in one line, if the storage is away or not as the settings say, or the
   *     address cannot be had
   * @throws io.stowage.storage.DriverLoadException if there is no such storage driver
   * @throws io.stowage.storage.setting.InvalidSettingException if a setting of the driver is wrong
   */
  public static RegistryServer start(RegistryConfig config) throws IOException {
    return start(config, StorageDrivers.load());
  }

  /**
   * Starts a server on the storage that the configuration names.
   *
   * @param config all settings, of which {@code storage} names the driver
   * @param drivers those to choose from
   * @return a server that answers, which the caller closes
   * @throws IOException as of {@link #start(RegistryConfig)}
   * @throws io.stowage.storage.DriverLoadException if there is no such storage driver
   * @throws io.stowage.storage.setting.InvalidSettingException if a setting of the driver is wrong
   */
  public static RegistryServer start(RegistryConfig config, StorageDrivers drivers)
      throws IOException {
    StorageDriver driver = drivers.open(config.storage().driver(), config.storage().parameters());
    return new RegistryServer(config, driver, true);
  }

  /**
   * Starts a server on a storage that is open. What the configuration says of the storage's driver
   * and its parameters is not used.
   *
   * @param config all settings but those of the storage's driver
   * @param driver stays the caller's, to be closed after the server
   * @return a server that answers, which the caller closes
   * @throws IOException in one line, if the address cannot be had
   */
  public static RegistryServer start(RegistryConfig config, StorageDriver driver)
      throws IOException {
    return new RegistryServer(config, driver, false);
  }

  private Listener listen() throws IOException {
    BodyIntake intake = new BodyIntake(gateway);
    Registry registry = new Registry(driver, CoreOptions.of(config), cache, gateway::step);
    Router router = Router.router(vertx);
    router
        .route()
        .handler(new HealthGate(health, config.http().prefix()))
        .handler(
            new RegistryApi(
                config, registry, gateway, new BlobPump(gateway), intake, authenticator));
    AccessLog log = config.log().accessLog() ? new AccessLog(config.log().format()) : null;
    Listener opened = Listener.open(vertx, guard, config.http(), router, intake, log);
    PurgeTimer.start(vertx, gateway, driver, config.storage());
    return opened;
  }

  /** {@return where the server listens, with the port that the system chose if it was asked to} */
  public ListenAddress address() {
    return listener.address();
  }

  /**
   * {@return the TCP port that the server listens on, or -1 if it listens on a unix domain socket}
   */
  public int port() {
    return address() instanceof ListenAddress.Tcp tcp ? tcp.port() : -1;
  }

  /** {@return the TCP port of the debug address, or -1 if there is none} */
  public int debugPort() {
    return debug == null ? -1 : debug.port();
  }

  /**
   * Tells how a client on the same machine reaches the server.
   *
   * @return a URL without the path: {@code http://127.0.0.1:5000}, or {@code unix:/path} of a unix
   *     domain socket
   */
  public URI url() {
    HttpConfig http = config.http();
    return LocalUrl.of(address(), http.tls().isPresent());
  }

  /** {@return who encrypts: {@code boringssl} or {@code jdk}, or {@code off} for plain HTTP} */
  public String tlsEngine() {
    return listener.tlsEngine();
  }

  /** {@return where the server keeps its content, as the storage says it} Holds no secret. */
  public String location() {
    return driver.location();
  }

  /**
   * Stops. For {@code http.drainnotice} health checks are told alone; then new requests are refused
   * with status 503, while those under way may end as long as {@code http.draintimeout} says; then
   * all that it holds is given back, and a storage that it opened is closed. Closing again does
   * nothing.
   */
  @Override
  public void close() {
    if (open.compareAndSet(true, false)) {
      try {
        drain(config.http().drain());
      } finally {
        releaseAll();
      }
    }
  }

  private void drain(DrainConfig drain) {
    health.enter(Health.Stage.LEAVING);
    if (!drain.notice().isZero()) {
      pause(drain.notice());
    }
    if (!drain.timeout().isZero() && listener.warn()) {
      pause(FAREWELL);
    }
    health.enter(Health.Stage.REFUSING);
    listener.close(drain.timeout().isZero() ? Duration.ZERO : listener.drain(drain.timeout()));
  }

  private static void pause(Duration duration) {
    try {
      TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void releaseAll() {
    authenticator.close();
    releaseStorage();
  }

  private void releaseStorage() {
    health.close();
    gateway.close();
    cache.close();
    vertx.close().otherwiseEmpty().toCompletionStage().toCompletableFuture().join();
    if (ownsDriver) {
      driver.close();
    }
  }
}
