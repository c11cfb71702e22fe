// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** Where phone drivers ring: what is asked for is done when a request with its number arrives. */
final class PhoneLine {
  static final String SUM = "X-Sum";
  private static final PhoneLine ONE = new PhoneLine();

  private final Map<String, Deed> deeds = new ConcurrentHashMap<>();
  private final HttpServer server;

  /** What is done with the bytes of a request; gives those of the answer. */
  @FunctionalInterface
  interface Deed {
    byte[] act(byte[] request);
  }

  private PhoneLine() {
    // else the second packet of an answer waits for word of the first
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "phone line");
              thread.setDaemon(true);
              return thread;
            }));
    server.createContext("/", this::answer);
    server.start();
  }

  static PhoneLine one() {
    return ONE;
  }

  URI url() {
    InetSocketAddress address = server.getAddress();
    return URI.create("http://" + address.getAddress().getHostAddress() + ':' + address.getPort());
  }

  void expect(String number, Deed deed) {
    deeds.put(number, deed);
  }

  void forget(String number) {
    deeds.remove(number);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] request = exchange.getRequestBody().readAllBytes();
      String sum = exchange.getRequestHeaders().getFirst(SUM);
      Deed deed = deeds.get(exchange.getRequestURI().getPath());
      if (deed == null || (sum != null && !sum.equals(sum(request)))) {
        exchange.sendResponseHeaders(409, -1);
        return;
      }
      byte[] answer = deed.act(request);
      exchange.sendResponseHeaders(200, answer.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(answer);
      }
    }
  }

  static String sum(byte[] bytes) {
    return Integer.toString(Arrays.hashCode(bytes));
  }
}
