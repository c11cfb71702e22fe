// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.guard;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2FrameTypes;
import java.nio.charset.StandardCharsets;

/**
 * Counts the frames that one head of HTTP/2 takes. Netty bounds their bytes, but not how many of
 * them may be empty.
 */
final class ContinuationLimit extends ChannelInboundHandlerAdapter {
  private static final int MOST = 64;
  private static final byte[] PREFACE =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int FRAME_HEAD = 9;
  private static final int TYPE = 3;

  private final Visitor visitor;

  /** How many bytes of the preface were seen. */
  private int preface;

  /** How many bytes there are before the next frame. */
  private int skip;

  private int inHead;
  private int length;
  private int continuations;

  /** Watches a connection from its first byte on, as long as it may be one of HTTP/2. */
  ContinuationLimit(Visitor visitor) {
    this.visitor = visitor;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof ByteBuf bytes) {
      int frames = afterPreface(bytes);
      if (frames < 0) {
        context.pipeline().remove(this);
        context.fireChannelRead(message);
        return;
      }
      if (tooMany(bytes, frames)) {
        bytes.release();
        visitor.close(Refusal.HTTP2, "a head in more than " + MOST + " frames");
        return;
      }
    }
    context.fireChannelRead(message);
  }

  /** Where the preface ends, or -1 if this is none of HTTP/2. */
  private int afterPreface(ByteBuf bytes) {
    int at = bytes.readerIndex();
    while (preface < PREFACE.length && at < bytes.writerIndex()) {
      if (bytes.getByte(at) != PREFACE[preface]) {
        return -1;
      }
      at++;
      preface++;
    }
    return at;
  }

  private boolean tooMany(ByteBuf bytes, int from) {
    int at = from;
    while (at < bytes.writerIndex()) {
      int step = Math.min(skip, bytes.writerIndex() - at);
      at += step;
      skip -= step;
      if (skip == 0 && at < bytes.writerIndex()) {
        headByte(bytes.getUnsignedByte(at));
        at++;
        if (continuations > MOST) {
          return true;
        }
      }
    }
    return false;
  }

  private void headByte(int value) {
    if (inHead < TYPE) {
      length = (length << Byte.SIZE) | value;
    } else if (inHead == TYPE) {
      continuations = value == Http2FrameTypes.CONTINUATION ? continuations + 1 : 0;
    }
    inHead++;
    if (inHead == FRAME_HEAD) {
      skip = length;
      inHead = 0;
      length = 0;
    }
  }
}
