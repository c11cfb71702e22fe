// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** A body in Vert.x's own buffers: HTTP/2, and HTTP/1.1 where it cannot be tapped. */
final class VertxBody implements BodySource {
  private final HttpServerRequest request;
  private @Nullable BodyReceiver receiver;
  private @Nullable Throwable cut;

  VertxBody(HttpServerRequest request) {
    this.request = request;
    request.pause();
    request.exceptionHandler(this::cut);
  }

  @Override
  public void start(BodyReceiver newReceiver) {
    receiver = newReceiver;
    if (cut != null) {
      newReceiver.cut(cut);
      return;
    }
    try {
      request.handler(this::chunk);
      request.endHandler(nothing -> end());
      request.resume();
    } catch (IllegalStateException e) {
      cut(e);
    }
  }

  private void chunk(Buffer buffer) {
    if (receiver != null) {
      receiver.chunk(NettyBuffers.content(buffer));
    }
  }

  private void end() {
    if (receiver != null) {
      receiver.end();
    }
  }

  private void cut(Throwable cause) {
    if (cut == null) {
      cut = cause;
      if (receiver != null) {
        receiver.cut(cause);
      }
    }
  }

  @Override
  public void pause() {
    if (!request.isEnded()) {
      request.pause();
    }
  }

  @Override
  public void resume() {
    if (!request.isEnded()) {
      request.resume();
    }
  }

  @Override
  public void discard() {
    receiver = null;
    resume();
  }
}
