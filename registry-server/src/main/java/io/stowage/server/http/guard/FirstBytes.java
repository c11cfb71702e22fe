// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.guard;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.Http1xOrH2CHandler;

/**
 * Puts the strict decoder into its place before the first byte is decoded. Where HTTP/2 may come on
 * clear text, Vert.x tells of a connection only after the first request's head, for which it looks
 * at what was decoded.
 */
final class FirstBytes extends ChannelInboundHandlerAdapter {
  private final HttpServerOptions options;

  private FirstBytes(HttpServerOptions options) {
    this.options = options;
  }

  /** Waits for them behind the handler that chooses the version by them, if there is one. */
  static void await(ChannelPipeline pipeline, HttpServerOptions options) {
    ChannelHandlerContext choice = pipeline.context(Http1xOrH2CHandler.class);
    if (choice != null) {
      pipeline.addAfter(choice.name(), null, new FirstBytes(options));
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    StrictDecoder.install(context.channel(), options);
    context.pipeline().remove(this);
    context.fireChannelRead(message);
  }
}
