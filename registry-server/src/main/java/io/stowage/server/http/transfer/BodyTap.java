// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleStateEvent;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of Vert.x on an HTTP/1.1 connection and takes held bodies out of the stream, so
 * that they need not be copied out of the socket's buffers. Vert.x sees such a request end at once.
 */
final class BodyTap extends ChannelInboundHandlerAdapter {
  /** What is read of a busy socket at once. */
  static final int READ = 256 * 1024;

  /** Enough for a request with a small layer or manifest. */
  private static final int LEAST_READ = 16 * 1024;

  /** The body that is being received. */
  private @Nullable TappedBody open;

  /** Whether the head of that body's request is on its way through Vert.x at this moment. */
  private boolean announcing;

  /** Requests whose answers are not over. */
  private int unanswered;

  /** Puts a tap into a connection, unless it is none of HTTP/1.1 or Vert.x is not as known. */
  static void install(HttpConnection connection) {
    Channel channel = VertxChannels.of(connection);
    if (channel != null
        && channel.pipeline().get("httpDecoder") != null
        && channel.pipeline().get(VertxChannels.HANDLER) != null) {
      channel
          .config()
          .setRecvByteBufAllocator(new AdaptiveRecvByteBufAllocator(LEAST_READ, LEAST_READ, READ));
      channel.pipeline().addBefore(VertxChannels.HANDLER, null, new BodyTap());
    }
  }

  static @Nullable BodyTap of(HttpServerRequest request) {
    Channel channel =
        request.version() == HttpVersion.HTTP_2 ? null : VertxChannels.of(request.connection());
    return channel == null ? null : channel.pipeline().get(BodyTap.class);
  }

  /**
   * The body of a request whose head came just now. Not where the request had to wait behind
   * others, since Vert.x may have some of its body by then.
   */
  @Nullable TappedBody hold(HttpServerRequest request) {
    TappedBody body = unfinished(request);
    if (body == null || !announcing) {
      return null;
    }
    body.hold();
    return body;
  }

  /** The body of a request, as long as it is being received. */
  @Nullable TappedBody unfinished(HttpServerRequest request) {
    return open != null && open.belongsTo(request.headers()) ? open : null;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request) {
      unanswered++;
      open = new TappedBody(context.channel(), request);
      announcing = true;
      context.fireChannelRead(message);
      announcing = false;
    } else if (message instanceof HttpContent content && open != null) {
      content(context, open, content);
    } else {
      context.fireChannelRead(message);
    }
  }

  private void content(ChannelHandlerContext context, TappedBody body, HttpContent content) {
    boolean last = content instanceof LastHttpContent;
    boolean malformed = content.decoderResult().isFailure();
    if (malformed && !body.untapped()) {
      // nothing that follows can be read; what is left of the body stays open until it is disposed
      // of
      content.release();
      body.cut(new MalformedBodyException(content.decoderResult().cause()));
      return;
    }
    if (last) {
      open = null;
    }
    if (malformed) {
      context.fireChannelRead(content);
    } else if (body.untapped()) {
      context.fireChannelRead(content);
    } else {
      body.add(content.content());
      if (last) {
        body.end();
        context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
      }
    }
  }

  /** An answer is over. */
  void answered() {
    unanswered--;
  }

  /** Nothing moves: the connection is closed for it unless it is us for whom the client waits. */
  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (!(event instanceof IdleStateEvent) || isTurnOfClient(context.channel())) {
      context.fireUserEventTriggered(event);
    }
  }

  boolean isTurnOfClient(Channel channel) {
    ChannelOutboundBuffer unsent = channel.unsafe().outboundBuffer();
    return unanswered == 0
        || (open != null && open.isTurnOfClient())
        || (unsent != null && unsent.totalPendingWriteBytes() > 0);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (open != null) {
      open.cut(null);
      open = null;
    }
    context.fireChannelInactive();
  }
}
