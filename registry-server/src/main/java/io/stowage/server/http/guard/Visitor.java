// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.guard;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.FileRegion;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.Future;
import io.stowage.server.http.transfer.ClientTurn;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is known of one connection, as the first in its pipeline; on its event loop. */
final class Visitor extends ChannelDuplexHandler {
  /** What a transfer has to move while it waits for its client as long as that may be idle. */
  private static final long LEAST_BYTES = 64 * 1024;

  private final ConnectionGuard guard;
  private @Nullable ChannelHandlerContext context;
  private @Nullable Room room;

  /** Since when it has no request, or has sent a part of one. */
  private long since = System.nanoTime();

  /** Whether a whole request is due: at the beginning, and once a part of one came. */
  private boolean due = true;

  private boolean multiplexed;
  private int requests;

  private long moved;
  private long movedBefore;
  private long stalledSince;

  Visitor(ConnectionGuard guard) {
    this.guard = guard;
  }

  /** The one of a connection, or null where Vert.x is not as known. */
  static @Nullable Visitor of(HttpConnection connection) {
    return connection instanceof ConnectionBase base
        ? base.channel().pipeline().get(Visitor.class)
        : null;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    Channel channel = added.channel();
    Room entered = guard.room(added.channel().eventLoop());
    context = added;
    room = entered;
    ChannelFuture unused = channel.closeFuture().addListener(closed -> entered.leave(this));
    entered.enter(this);
  }

  @Override
  public void channelActive(ChannelHandlerContext active) {
    ChannelHandlerContext tls = active.pipeline().context(SslHandler.class);
    if (tls != null) {
      Future<Channel> unused =
          ((SslHandler) tls.handler()).handshakeFuture().addListener(this::handshaken);
    }
    String before = active.name();
    if (guard.namesItsClient(active.channel())) {
      before = ProxyHeader.await(active.pipeline(), before, this);
    }
    active
        .pipeline()
        .addAfter(tls == null ? before : tls.name(), null, new ContinuationLimit(this));
    FirstBytes.await(active.pipeline(), guard.options());
    active.fireChannelActive();
  }

  private void handshaken(Future<? super Channel> handshake) {
    Throwable cause = handshake.cause();
    // who hangs up looks whether somebody listens
    if (cause != null && !(cause instanceof ClosedChannelException)) {
      note(Refusal.TLS, TlsFailure.reason(cause));
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext reading, Object message) {
    if (message instanceof ByteBuf bytes) {
      moved += bytes.readableBytes();
    }
    if (requests == 0 && !due && !multiplexed) {
      due = true;
      awaitAgain();
    }
    reading.fireChannelRead(message);
  }

  @Override
  public void write(ChannelHandlerContext writing, Object message, ChannelPromise promise) {
    if (message instanceof ByteBuf bytes) {
      moved += bytes.readableBytes();
    } else if (message instanceof FileRegion region) {
      moved += region.count();
    }
    ChannelFuture unused = writing.write(message, promise);
  }

  /** It speaks HTTP from now on; a connection of HTTP/2 has much to say without any request. */
  void speaks() {
    if (context != null) {
      ChannelPipeline pipeline = context.pipeline();
      ChannelHandlerContext http2 = pipeline.context(Http2ConnectionHandler.class);
      multiplexed = http2 != null;
      due = !multiplexed;
      if (http2 == null) {
        StrictDecoder.install(context.channel(), guard.options());
      } else if (pipeline.get(ContinuationLimit.class) == null) {
        // upgraded: the preface is still to come
        pipeline.addBefore(http2.name(), null, new ContinuationLimit(this));
      }
    }
  }

  void begin() {
    if (requests == 0 && room != null) {
      room.work(this);
      stalledSince = System.nanoTime();
      movedBefore = moved;
    }
    requests++;
  }

  void end() {
    requests--;
    if (requests == 0) {
      due = false;
      awaitAgain();
    }
  }

  private void awaitAgain() {
    since = System.nanoTime();
    if (room != null && context != null && context.channel().isActive()) {
      room.await(this);
    }
  }

  /** Closes it if a request, or the rest of one, is overdue. */
  void checkWait(long now) {
    Duration limit = due ? guard.limits().head() : guard.limits().idle();
    if (now - since > limit.toNanos()) {
      close(due ? Refusal.SLOW_HEAD : Refusal.IDLE, "");
    }
  }

  /** Closes it if a transfer waits for its client, and has done so for too long. */
  void checkTransfer(long now) {
    if (context == null || !ClientTurn.is(context.channel()) || moved - movedBefore > LEAST_BYTES) {
      stalledSince = now;
      movedBefore = moved;
    } else if (now - stalledSince > guard.limits().idle().toNanos()) {
      close(Refusal.STALLED, "");
    }
  }

  /** Closes it at once, whatever waits to be sent. */
  void close(Refusal refusal, String detail) {
    note(refusal, detail);
    if (context != null) {
      ChannelFuture unused = context.close();
    }
  }

  private void note(Refusal refusal, String detail) {
    guard.refusals().note(refusal, context == null ? "-" : name(context.channel()), detail);
  }

  private static String name(Channel channel) {
    io.vertx.core.net.SocketAddress named = ProxyHeader.client(channel);
    if (named != null) {
      return named.toString();
    }
    return channel.remoteAddress() instanceof InetSocketAddress inet
        ? NetUtil.toSocketAddressString(inet)
        : "a client on this machine";
  }
}
