// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.guard;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.handler.codec.haproxy.HAProxyProtocolException;
import io.netty.handler.codec.haproxy.HAProxyProxiedProtocol;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.ConnectionBase;
import org.jspecify.annotations.Nullable;

/**
 * Takes the client's address from the header with which a balancer begins a connection: the PROXY
 * protocol of HAProxy, version 1 or 2. The balancer's own connections, such as its health checks,
 * name none.
 */
final class ProxyHeader extends SimpleChannelInboundHandler<HAProxyMessage> {
  /** Room for what a balancer adds to the addresses, of which nothing is used. */
  private static final int MOST_BYTES_OF_MORE = 4096;

  private final Visitor visitor;

  private ProxyHeader(Visitor visitor) {
    this.visitor = visitor;
  }

  /**
   * Awaits the header behind a handler.
   *
   * @return the name of the last handler that was added
   */
  static String await(ChannelPipeline pipeline, String after, Visitor visitor) {
    ProxyHeader header = new ProxyHeader(visitor);
    pipeline.addAfter(after, null, header);
    pipeline.addAfter(after, null, new HAProxyMessageDecoder(MOST_BYTES_OF_MORE));
    return pipeline.context(header).name();
  }

  /** The client of a connection, as a balancer has named it; null where none has. */
  static @Nullable SocketAddress client(Channel channel) {
    return channel.attr(ConnectionBase.REMOTE_ADDRESS_OVERRIDE).get();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HAProxyMessage message) {
    HAProxyProxiedProtocol protocol = message.proxiedProtocol();
    if (protocol == HAProxyProxiedProtocol.TCP4 || protocol == HAProxyProxiedProtocol.TCP6) {
      context
          .channel()
          .attr(ConnectionBase.REMOTE_ADDRESS_OVERRIDE)
          .set(SocketAddress.inetSocketAddress(message.sourcePort(), message.sourceAddress()));
    }
    context.pipeline().remove(this);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof HAProxyProtocolException) {
      visitor.close(Refusal.PROXY, String.valueOf(cause.getMessage()));
    } else {
      context.fireExceptionCaught(cause);
    }
  }
}
