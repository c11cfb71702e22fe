// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import io.netty.buffer.ByteBuf;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** A piece that is copied from its source. */
final class MemoryPiece implements Piece {
  private final ReadableByteChannel source;
  private final HttpServerResponse response;
  private final ByteBuf buffer;
  private final ByteBuffer bytes;

  /**
   * A piece.
   *
   * @param buffer as large as the piece; released with it
   */
  MemoryPiece(ReadableByteChannel source, HttpServerResponse response, ByteBuf buffer) {
    this.source = source;
    this.response = response;
    this.buffer = buffer;
    this.bytes = buffer.nioBuffer(0, buffer.capacity());
  }

  @Override
  public int size() {
    return bytes.capacity();
  }

  @Override
  public void load() throws IOException {
    while (bytes.hasRemaining()) {
      if (source.read(bytes) < 0) {
        throw new EOFException("the content ended before its length was sent");
      }
    }
    bytes.flip();
  }

  @Override
  public boolean copied() {
    return true;
  }

  @Override
  public Future<Void> send(boolean last) {
    return NettyBuffers.write(response, bytes, last);
  }

  @Override
  public void release() {
    buffer.release();
  }
}
