// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What lies between a driver and a store that speak HTTP/1.1: a proxy that passes on each request
 * as it is, but for every so many-th, which meets with trouble. Thread-safe.
 */
public final class Wire implements Closeable {
  private static final byte[] LEAVE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(ISO_8859_1);

  private final InetSocketAddress store;
  private final int first;
  private final int every;
  private final Trouble trouble;
  private final ServerSocket server;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final List<String> struck = new ArrayList<>();
  private int count;
  private volatile boolean closed;

  /**
   * A wire to a store.
   *
   * @param store its URL, without TLS
   * @param first the first request that meets with trouble, from 1
   * @param every how many requests from one to the next
   * @param trouble which
   * @throws IOException if there is no port to listen on
   */
  public Wire(URI store, int first, int every, Trouble trouble) throws IOException {
    this.store = new InetSocketAddress(store.getHost(), store.getPort() < 0 ? 80 : store.getPort());
    this.first = first;
    this.every = every;
    this.trouble = trouble;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  /** {@return where the driver finds the store} */
  public URI url() {
    return URI.create(
        "http://" + server.getInetAddress().getHostAddress() + ':' + server.getLocalPort());
  }

  /** {@return the requests that met with trouble, and with what} */
  public synchronized List<String> struck() {
    return List.copyOf(struck);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "wire");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!closed) {
      try {
        Socket driver = server.accept();
        driver.setTcpNoDelay(true);
        connections.add(driver);
        start(() -> serve(driver));
      } catch (IOException e) {
        // closed, or a driver that left at once
      }
    }
  }

  private void serve(Socket driver) {
    try (driver) {
      InputStream in = new BufferedInputStream(driver.getInputStream());
      while (!closed) {
        Message request = Message.request(in, () -> driver.getOutputStream().write(LEAVE));
        if (request == null || !pass(new Exchange(request, driver, store))) {
          return;
        }
      }
    } catch (IOException e) {
      // the driver or the store left: so does the other
    } finally {
      connections.remove(driver);
    }
  }

  private boolean pass(Exchange exchange) throws IOException {
    if (isStruck(exchange.request())) {
      return trouble.strike(exchange);
    }
    return exchange.answerWith(exchange.request());
  }

  private synchronized boolean isStruck(Message request) {
    if (!trouble.concerns(request)) {
      return false;
    }
    count++;
    boolean strikes = count >= first && (count - first) % every == 0;
    if (strikes) {
      struck.add("request " + count + ", " + request + ", " + trouble);
    }
    return strikes;
  }

  @Override
  public void close() throws IOException {
    closed = true;
    server.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }
}
