// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A registry that answers whatever a test wants, since a real one answers rightly. */
final class StubServer implements AutoCloseable {
  private final HttpServer server;

  StubServer(Answer answer) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            answer.to(exchange);
          }
        });
    server.start();
  }

  InetSocketAddress address() {
    return server.getAddress();
  }

  static void respond(HttpExchange exchange, int status, int bytes) throws IOException {
    exchange.sendResponseHeaders(status, bytes == 0 ? -1 : bytes);
    exchange.getResponseBody().write(new byte[bytes]);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }
}
