// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import io.netty.buffer.ByteBuf;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Collects a small body, on the event loop. */
final class WholeBody implements BodyReceiver {
  private final int max;
  private final Promise<byte[]> done = Promise.promise();
  private byte[] bytes;
  private int size;

  /**
   * Expects a body.
   *
   * @param expected how long it will most likely be, no more than {@code max}
   */
  WholeBody(int expected, int max) {
    this.bytes = new byte[expected];
    this.max = max;
  }

  Future<byte[]> done() {
    return done.future();
  }

  @Override
  public void chunk(ByteBuf piece) {
    int more = piece.readableBytes();
    if (more > max - size) {
      done.tryFail(new BodyTooLargeException(max));
    } else {
      if (more > bytes.length - size) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(max, (size + more) * 2L));
      }
      piece.readBytes(bytes, size, more);
      size += more;
    }
    piece.release();
  }

  @Override
  public void end() {
    done.tryComplete(size == bytes.length ? bytes : Arrays.copyOf(bytes, size));
  }

  @Override
  public void cut(@Nullable Throwable cause) {
    done.tryFail(new ClientGoneException("the client went before its body was complete", cause));
  }
}
