// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import io.netty.channel.Channel;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Stream;

/** Whether it is the client for whom a connection with requests waits, or we ourselves. */
public final class ClientTurn {
  private ClientTurn() {}

  /** Whether something moves only if the client sends or reads. Asked on the event loop. */
  public static boolean is(Channel channel) {
    BodyTap tap = channel.pipeline().get(BodyTap.class);
    if (tap != null) {
      return tap.isTurnOfClient(channel);
    }
    Http2ConnectionHandler http2 = channel.pipeline().get(Http2ConnectionHandler.class);
    return http2 != null && waits(http2.connection());
  }

  private static boolean waits(Http2Connection connection) {
    try {
      return connection.forEachActiveStream(stream -> !waits(connection, stream)) != null;
    } catch (Http2Exception e) {
      return true;
    }
  }

  private static boolean waits(Http2Connection connection, Http2Stream stream) {
    boolean sends = stream.state().remoteSideOpen();
    return (sends && connection.local().flowController().windowSize(stream) > 0)
        || connection.remote().flowController().hasFlowControlled(stream);
  }
}
