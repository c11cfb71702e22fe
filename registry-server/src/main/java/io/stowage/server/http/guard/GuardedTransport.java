// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.guard;

import io.netty.bootstrap.ServerBootstrap;
import io.vertx.core.spi.transport.Transport;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * A transport of Vert.x whose listening sockets have a guard at the door; Vert.x itself tells of
 * connections only once they speak HTTP.
 */
public final class GuardedTransport implements io.vertx.core.transport.Transport {
  private final io.vertx.core.transport.Transport transport;
  private final ConnectionGuard guard;

  private GuardedTransport(io.vertx.core.transport.Transport transport, ConnectionGuard guard) {
    this.transport = transport;
    this.guard = guard;
  }

  /** The native transport where it fits the platform, or NIO, with a guard. */
  public static GuardedTransport best(ConnectionGuard guard) {
    return new GuardedTransport(best(), guard);
  }

  /** Loads the transport that {@link #best} will choose. */
  public static void prepare() {
    best();
  }

  private static io.vertx.core.transport.Transport best() {
    io.vertx.core.transport.Transport wanted = io.vertx.core.transport.Transport.nativeTransport();
    return wanted != null && wanted.available() ? wanted : io.vertx.core.transport.Transport.NIO;
  }

  @Override
  public String name() {
    return transport.name();
  }

  @Override
  public boolean available() {
    return transport.available();
  }

  @Override
  public @Nullable Throwable unavailabilityCause() {
    return transport.unavailabilityCause();
  }

  @Override
  public Transport implementation() {
    Transport own = transport.implementation();
    return (Transport)
        Proxy.newProxyInstance(
            GuardedTransport.class.getClassLoader(),
            new Class<?>[] {Transport.class},
            (proxy, method, arguments) -> {
              Object result = invoke(own, method, arguments);
              if (method.getName().equals("configure")
                  && arguments[arguments.length - 1] instanceof ServerBootstrap bootstrap) {
                bootstrap.handler(guard.door());
              }
              return result;
            });
  }

  private static @Nullable Object invoke(
      Transport transport, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(transport, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
