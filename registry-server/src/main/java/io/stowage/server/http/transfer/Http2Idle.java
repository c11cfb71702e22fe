// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.timeout.IdleStateEvent;
import io.vertx.core.http.HttpConnection;

/** Keeps a connection of HTTP/2 open while it has requests, though nothing moves on it. */
final class Http2Idle extends ChannelInboundHandlerAdapter {
  private final Http2ConnectionHandler http2;

  private Http2Idle(Http2ConnectionHandler http2) {
    this.http2 = http2;
  }

  /** Watches over a connection, unless it is none of HTTP/2. */
  static void install(HttpConnection connection) {
    Channel channel = VertxChannels.of(connection);
    ChannelHandler handler = channel == null ? null : channel.pipeline().get(VertxChannels.HANDLER);
    if (channel != null && handler instanceof Http2ConnectionHandler http2) {
      channel.pipeline().addBefore(VertxChannels.HANDLER, null, new Http2Idle(http2));
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (!(event instanceof IdleStateEvent) || http2.connection().numActiveStreams() == 0) {
      context.fireUserEventTriggered(event);
    }
  }
}
