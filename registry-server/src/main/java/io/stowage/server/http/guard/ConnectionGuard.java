// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.guard;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.stowage.server.config.ConnectionLimits;
import io.stowage.server.config.HttpConfig;
import io.stowage.server.config.Network;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds how many connections a server has, and how long each may take for what it does. It knows
 * of a connection as soon as the system has accepted it, before any TLS. Thread-safe.
 */
public final class ConnectionGuard {
  private final ConnectionLimits limits;
  private final List<Network> proxies;
  private final Refusals refusals = new Refusals();
  private final AtomicInteger open = new AtomicInteger();
  private final Map<EventLoop, Room> rooms = new ConcurrentHashMap<>();
  private volatile HttpServerOptions options = new HttpServerOptions();
  private volatile boolean shut;
  private volatile int directPort = -1;

  /** A guard of one server. */
  public ConnectionGuard(HttpConfig http) {
    this.limits = http.connections();
    this.proxies = http.proxies();
  }

  /** Sees the connections that a listening socket accepts. */
  ChannelHandler door() {
    return new Door();
  }

  ConnectionLimits limits() {
    return limits;
  }

  /** The log of what was refused. */
  public Refusals refusals() {
    return refusals;
  }

  /** How many connections are open. */
  AtomicInteger open() {
    return open;
  }

  /** The connections of one event loop. */
  Room room(EventLoop loop) {
    return rooms.computeIfAbsent(loop, this::newRoom);
  }

  /** The connections of all other event loops. */
  Iterator<Room> roomsBut(Room room) {
    return rooms.values().stream().filter(other -> other != room).iterator();
  }

  private Room newRoom(EventLoop loop) {
    Room room = new Room(this, loop);
    ScheduledFuture<?> unused =
        loop.scheduleWithFixedDelay(
            () -> {
              room.sweep(System.nanoTime());
              refusals.flush();
            },
            Room.SWEEP.toMillis(),
            Room.SWEEP.toMillis(),
            TimeUnit.MILLISECONDS);
    return room;
  }

  /** The server that is guarded has these options, and begins to listen. */
  public void serve(HttpServerOptions serverOptions) {
    options = serverOptions;
  }

  /**
   * Lets nobody in any more. The listening sockets of Vert.x may outlive what serves their
   * connections by a moment.
   */
  public void shut() {
    shut = true;
  }

  /** Connections to this port are nobody's but those who make them. */
  public void direct(int port) {
    directPort = port;
  }

  /** Whether a connection is one of a balancer, which tells first whose it is. */
  boolean namesItsClient(Channel channel) {
    return !proxies.isEmpty()
        && channel.localAddress() instanceof InetSocketAddress local
        && local.getPort() != directPort
        && channel.remoteAddress() instanceof InetSocketAddress remote
        && proxies.stream().anyMatch(network -> network.contains(remote.getAddress()));
  }

  /** The options of the server that is guarded. */
  HttpServerOptions options() {
    return options;
  }

  /** A connection speaks HTTP from now on. */
  public void connected(HttpConnection connection) {
    Visitor visitor = Visitor.of(connection);
    if (visitor != null) {
      visitor.speaks();
    }
  }

  /** A connection has one more request under way. */
  public void begin(HttpConnection connection) {
    Visitor visitor = Visitor.of(connection);
    if (visitor != null) {
      visitor.begin();
    }
  }

  /** A connection has one request less under way. */
  public void end(HttpConnection connection) {
    Visitor visitor = Visitor.of(connection);
    if (visitor != null) {
      visitor.end();
    }
  }

  private final class Door extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof Channel accepted) {
        if (shut) {
          accepted.unsafe().closeForcibly();
          return;
        }
        accepted.pipeline().addLast(new Visitor(ConnectionGuard.this));
      }
      context.fireChannelRead(message);
    }
  }
}
