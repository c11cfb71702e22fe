// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A kept-alive connection on which one request follows the other. Not thread-safe. */
public final class HttpConnection implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;

  private final SocketChannel socket;
  private final InetSocketAddress address;
  private final ResponseParser parser = new ResponseParser();
  private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER);

  private HttpConnection(SocketChannel socket, InetSocketAddress address) {
    this.socket = socket;
    this.address = address;
  }

  /**
   * Connects.
   *
   * @throws IOException if nobody listens
   */
  public static HttpConnection open(InetSocketAddress address) throws IOException {
    return new HttpConnection(connect(address), address);
  }

  static SocketChannel connect(InetSocketAddress address) throws IOException {
    SocketChannel socket = SocketChannel.open();
    try {
      socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
      socket.connect(address);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /**
   * Sends a request without a body and waits for the whole answer.
   *
   * @throws IOException if the connection fails or the answer is not HTTP with a Content-Length
   */
  public Response exchange(Request request) throws IOException {
    return exchange(request, null, sent -> {});
  }

  /**
   * Sends a request with its body and waits for the whole answer.
   *
   * @param body what to send, under its Content-Length; null for no body
   * @param progress told of the body's bytes as they go
   * @throws IOException if the connection fails or the answer is not HTTP with a Content-Length
   */
  public Response exchange(Request request, @Nullable Blob body, LongConsumer progress)
      throws IOException {
    parser.reset(request.isHead());
    if (body == null) {
      write(request);
    } else {
      write(request.with("Content-Length", Long.toString(body.size())));
      body.writeTo(socket, progress);
    }
    do {
      in.clear();
      if (socket.read(in) < 0) {
        throw new EOFException(request.method() + " was not answered: the connection was closed");
      }
    } while (!parser.feed(in.flip()));
    return parser.response();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void write(Request request) throws IOException {
    ByteBuffer head = ByteBuffer.wrap(request.encode(address));
    while (head.hasRemaining()) {
      socket.write(head);
    }
  }
}
