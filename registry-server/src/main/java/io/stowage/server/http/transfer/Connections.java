// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The open connections of a server, to be closed at once. Vert.x by itself closes one only after
 * all that was written is sent, for which a client that does not read lets it wait. Thread-safe.
 */
public final class Connections {
  private static final Duration AT_MOST = Duration.ofSeconds(5);

  private final Map<Channel, HttpConnection> open = new ConcurrentHashMap<>();

  /** A connection was opened. */
  public void opened(HttpConnection connection) {
    Channel channel = VertxChannels.of(connection);
    if (channel != null) {
      open.put(channel, connection);
      ChannelFuture unused = channel.closeFuture().addListener(closed -> open.remove(channel));
    }
  }

  /**
   * Tells those of HTTP/2 that no more requests are wanted on them; what comes before they know is
   * still taken (RFC 9113 section 6.8).
   *
   * @return whether there are any
   */
  public boolean warn() {
    boolean any = false;
    for (Map.Entry<Channel, HttpConnection> it : open.entrySet()) {
      if (it.getKey().pipeline().get(Http2ConnectionHandler.class) != null) {
        it.getValue().goAway(Http2Error.NO_ERROR.code(), Integer.MAX_VALUE);
        any = true;
      }
    }
    return any;
  }

  /**
   * Closes each of them as soon as it has no request under way, and takes no more.
   *
   * @param limit after which they are closed all the same; more than zero
   */
  public void letGo(Duration limit) {
    open.forEach(
        (channel, it) -> {
          if (channel.pipeline().get(Http2ConnectionHandler.class) != null) {
            it.goAway(Http2Error.NO_ERROR.code());
          }
          it.shutdown(limit.toMillis(), TimeUnit.MILLISECONDS);
        });
  }

  /** Closes all of them, so that their transfers fail, and waits until that is done. */
  public void closeAll() {
    List<ChannelFuture> closing = new ArrayList<>();
    for (Channel channel : open.keySet()) {
      // past Vert.x's handler, which would wait
      ChannelHandlerContext first = channel.pipeline().firstContext();
      closing.add(first == null ? channel.close() : first.close());
    }
    for (ChannelFuture future : closing) {
      boolean unused = future.awaitUninterruptibly(AT_MOST.toMillis());
    }
  }
}
