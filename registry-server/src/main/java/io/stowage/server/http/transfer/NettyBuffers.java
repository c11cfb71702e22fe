// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.ByteBuffer;

/** Passes memory to and from Vert.x without a copy, which its public API cannot. */
final class NettyBuffers {
  private NettyBuffers() {}

  /**
   * Writes bytes whose memory stays the caller's. Whoever drops the wrapped buffer on the way, such
   * as the queue of a closed connection, need not release it: once the future is complete nobody
   * reads the memory any more.
   */
  static Future<Void> write(HttpServerResponse response, ByteBuffer bytes, boolean last) {
    Buffer buffer = BufferInternal.buffer(Unpooled.wrappedBuffer(bytes));
    try {
      return last ? response.end(buffer) : response.write(buffer);
    } catch (IllegalStateException e) {
      return Future.failedFuture(e);
    }
  }

  /** The memory of a buffer that Vert.x received. */
  static ByteBuf content(Buffer buffer) {
    return ((BufferInternal) buffer).getByteBuf();
  }
}
