// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends one request again and again over kept-alive connections, each as soon as the last is
 * answered, from one thread.
 */
public final class KeepAliveLoad {
  private static final int BUFFER = 256 * 1024;

  private final InetSocketAddress registry;
  private final Expected expected;
  private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER);
  private final ByteBuffer out;
  private long answered;

  /**
   * Prepares the request.
   *
   * @param expected what to ask for, and what to get
   */
  public KeepAliveLoad(InetSocketAddress registry, Expected expected) {
    this.registry = registry;
    this.expected = expected;
    byte[] request = expected.request().encode(registry);
    this.out = ByteBuffer.allocateDirect(request.length).put(request).flip();
  }

  /**
   * Sends requests for some time, and at least until one is answered.
   *
   * @param connections how many at once
   * @return answers per second
   * @throws IOException if an answer is not the expected one, or a connection is closed
   */
  public double run(int connections, Duration duration) throws IOException, InterruptedException {
    List<SocketChannel> sockets = new ArrayList<>();
    try (Selector selector = Selector.open()) {
      for (int i = 0; i < connections; i++) {
        SocketChannel socket = HttpConnection.connect(registry);
        sockets.add(socket);
        socket.configureBlocking(false).register(selector, SelectionKey.OP_READ, newParser());
      }
      return run(selector, sockets, duration.toNanos());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      for (SocketChannel socket : sockets) {
        socket.close();
      }
    }
  }

  private double run(Selector selector, List<SocketChannel> sockets, long nanos)
      throws IOException, InterruptedException {
    answered = 0;
    long begun = System.nanoTime();
    for (SocketChannel socket : sockets) {
      send(socket);
    }
    long elapsed = 0;
    while (elapsed < nanos || answered == 0) {
      selector.select(this::receive, Math.max(1, (nanos - elapsed) / 1_000_000));
      if (Thread.interrupted()) {
        throw new InterruptedException("Requests were broken off");
      }
      elapsed = System.nanoTime() - begun;
    }
    return answered / (elapsed / 1e9);
  }

  private void receive(SelectionKey key) {
    SocketChannel socket = (SocketChannel) key.channel();
    ResponseParser parser = (ResponseParser) key.attachment();
    try {
      if (socket.read(in.clear()) < 0) {
        throw new EOFException("A connection was closed after " + answered + " answers on all");
      }
      if (parser.feed(in.flip())) {
        expected.check(parser);
        parser.reset(expected.request().isHead());
        answered++;
        send(socket);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void send(SocketChannel socket) throws IOException {
    if (socket.write(out.rewind()) < out.limit()) {
      throw new IOException("A request of %d bytes filled the socket".formatted(out.limit()));
    }
  }

  private ResponseParser newParser() {
    ResponseParser parser = new ResponseParser();
    parser.reset(expected.request().isHead());
    return parser;
  }
}
