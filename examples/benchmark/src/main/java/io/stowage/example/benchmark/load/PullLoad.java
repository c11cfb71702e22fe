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
import java.util.ArrayList;
import java.util.List;

/** Pulls one blob over many connections at once, from one thread, and throws the bytes away. */
public final class PullLoad {
  private static final int BUFFER = 512 * 1024;

  private final Expected expected;
  private final Progress progress;
  private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER);

  private int running;

  private PullLoad(Expected expected, int connections) {
    this.expected = expected;
    this.running = connections;
    this.progress = new Progress(connections);
  }

  /**
   * Pulls a blob once over each connection.
   *
   * @param connections how many at once
   * @throws IOException if an answer is not 200 with the blob's length, or ends early
   */
  public static Transfers run(
      InetSocketAddress registry, String repository, Blob blob, int connections)
      throws IOException, InterruptedException {
    Request get = Request.get(PushClient.blobPath(repository, blob));
    Expected expected = new Expected(get, 200, blob.size());
    List<SocketChannel> sockets = new ArrayList<>();
    try (Selector selector = Selector.open()) {
      for (int i = 0; i < connections; i++) {
        SocketChannel socket = HttpConnection.connect(registry);
        sockets.add(socket);
        socket.configureBlocking(false).register(selector, SelectionKey.OP_READ, new Pull(i));
      }
      PullLoad load = new PullLoad(expected, connections);
      for (SocketChannel socket : sockets) {
        socket.write(ByteBuffer.wrap(get.encode(registry)));
      }
      while (load.running > 0) {
        selector.select(load::receive);
        if (Thread.interrupted()) {
          throw new InterruptedException("Pulls were broken off");
        }
      }
      return load.progress.result();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      for (SocketChannel socket : sockets) {
        socket.close();
      }
    }
  }

  private void receive(SelectionKey key) {
    Pull pull = (Pull) key.attachment();
    try {
      int count = ((SocketChannel) key.channel()).read(in.clear());
      if (count < 0) {
        throw new EOFException("A pull ended after %d bytes".formatted(progress.total(pull.index)));
      }
      progress.moved(pull.index, count);
      if (pull.parser.feed(in.flip())) {
        expected.check(pull.parser);
        progress.ended();
        running--;
        key.channel().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Pull {
    private final int index;
    private final ResponseParser parser = new ResponseParser();

    Pull(int index) {
      this.index = index;
    }
  }
}
