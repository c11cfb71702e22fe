// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.storage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.stowage.registry.Digest;
import io.stowage.registry.InvalidReferenceException;
import io.stowage.storage.BlobInfo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves content at {@code /sha256:…} on the loopback. What a digest names never changes, so it may
 * be cached for ever.
 */
final class ContentServer implements AutoCloseable {
  private static final int THREADS = 16;

  private final ContentStore store;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  private ContentServer(ContentStore store, HttpServer server) {
    this.store = store;
    this.server = server;
  }

  /**
   * Starts one.
   *
   * @param port 0 to let the system choose
   */
  static ContentServer start(ContentStore store, int port) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    ContentServer started = new ContentServer(store, HttpServer.create(address, 0));
    started.server.createContext("/", started::answer);
    started.server.setExecutor(started.threads);
    started.server.start();
    return started;
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Optional<BlobInfo> found = find(exchange.getRequestURI().getPath().substring(1));
      if (!exchange.getRequestMethod().equals("GET") || found.isEmpty()) {
        exchange.sendResponseHeaders(found.isEmpty() ? 404 : 405, -1);
        return;
      }
      exchange.getResponseHeaders().set("Cache-Control", "max-age=31536000, immutable");
      exchange.sendResponseHeaders(200, length(found.get().size()));
      store.copy(found.get(), exchange.getResponseBody());
    }
  }

  private Optional<BlobInfo> find(String name) throws IOException {
    try {
      return store.find(Digest.parse(name));
    } catch (InvalidReferenceException e) {
      return Optional.empty();
    }
  }

  /** To the JDK's server 0 is for a length that is not known, and -1 for no content. */
  private static long length(long size) {
    return size == 0 ? -1 : size;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }
}
