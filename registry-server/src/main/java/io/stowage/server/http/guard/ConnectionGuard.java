// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.guard;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.stowage.server.config.ConnectionLimits;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import java.util.Iterator;
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
  private final Refusals refusals = new Refusals();
  private final AtomicInteger open = new AtomicInteger();
  private final Map<EventLoop, Room> rooms = new ConcurrentHashMap<>();
  private volatile HttpServerOptions options = new HttpServerOptions();
  private volatile boolean shut;

  /** A guard of one server. */
  public ConnectionGuard(ConnectionLimits limits) {
    this.limits = limits;
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
