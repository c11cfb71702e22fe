// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The body that an HTTP/1.1 connection receives now, in the buffers that the socket read into. */
final class TappedBody implements BodySource {

  /** Whose bytes they are. */
  private enum State {
    VERTX,
    HELD,
    FLOWING,
    DISCARDED
  }

  private final Channel channel;
  private final HttpHeaders headers;
  private final Queue<ByteBuf> waiting = new ArrayDeque<>(0);
  private State state = State.VERTX;
  private @Nullable BodyReceiver receiver;
  private long received;
  private boolean ended;
  private boolean cut;
  private @Nullable ScheduledFuture<?> closing;

  TappedBody(Channel channel, HttpRequest request) {
    this.channel = channel;
    this.headers = request.headers();
  }

  /** Whether these are the headers of the request that has this body. */
  boolean belongsTo(Object someHeaders) {
    return headers == someHeaders;
  }

  /** Whether the bytes are for Vert.x. */
  boolean untapped() {
    return state == State.VERTX;
  }

  void hold() {
    state = State.HELD;
  }

  /** Whether it is for the client to send more of it. */
  boolean isTurnOfClient() {
    return state != State.HELD && channel.config().isAutoRead();
  }

  /** Takes over a piece. */
  void add(ByteBuf piece) {
    received += piece.readableBytes();
    if (state == State.DISCARDED || !piece.isReadable()) {
      piece.release();
    } else if (receiver != null) {
      receiver.chunk(piece);
    } else {
      // most bodies are wanted, or over, before any of them is here: no need to stop reading sooner
      read(false);
      waiting.add(piece);
    }
  }

  void end() {
    ended = true;
    read(true);
    if (closing != null) {
      closing.cancel(false);
      close();
    }
    if (receiver != null) {
      receiver.end();
    }
  }

  void cut(@Nullable Throwable cause) {
    cut = true;
    if (receiver != null) {
      receiver.cut(cause);
    }
  }

  @Override
  public void start(BodyReceiver newReceiver) {
    state = State.FLOWING;
    receiver = newReceiver;
    read(true);
    for (ByteBuf piece = waiting.poll(); piece != null; piece = waiting.poll()) {
      newReceiver.chunk(piece);
    }
    if (ended) {
      newReceiver.end();
    } else if (cut) {
      newReceiver.cut(null);
    }
  }

  @Override
  public void pause() {
    if (!ended) {
      read(false);
    }
  }

  @Override
  public void resume() {
    if (!ended) {
      read(true);
    }
  }

  @Override
  public void discard() {
    state = State.DISCARDED;
    receiver = null;
    for (ByteBuf piece = waiting.poll(); piece != null; piece = waiting.poll()) {
      piece.release();
    }
    resume();
  }

  /** How much of the body arrived, as far as it was held or discarded. */
  long received() {
    return received;
  }

  /**
   * Closes the connection after the body, or after a while: the client has to read the answer
   * first, which it may lose if the connection is reset under its hands.
   */
  void closeAfter(Duration atMost) {
    closing = channel.eventLoop().schedule(this::close, atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void close() {
    // its failure would mean that it is closed already
    ChannelFuture unused = channel.close();
  }

  private void read(boolean on) {
    channel.config().setAutoRead(on);
  }
}
