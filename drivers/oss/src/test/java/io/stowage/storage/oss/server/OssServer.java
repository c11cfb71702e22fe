// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/** The server: one bucket, on loopback. Thread-safe. */
public final class OssServer implements AutoCloseable {
  private static final int THREADS = 64;

  static {
    // or each answer waits for an acknowledgement
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final String bucket;
  private final Store store;
  private final Routes routes;
  private final Signatures signatures;
  private final Faults faults = new Faults();
  private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
  private volatile Consumer<String> onCall = operation -> {};
  private final HttpServer http;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  /**
   * Starts one.
   *
   * @param port where, or 0 for any
   * @param directory where everything is kept
   * @param region what signatures have to name
   * @param clock what time it is
   * @param accounts who may ask
   */
  public OssServer(
      int port, Path directory, String bucket, String region, Clock clock, Account... accounts)
      throws IOException {
    this(HttpServer.create(loopback(port), 0), directory, bucket, region, clock, accounts);
  }

  private OssServer(
      HttpServer http,
      Path directory,
      String bucket,
      String region,
      Clock clock,
      Account... accounts)
      throws IOException {
    this.bucket = bucket;
    this.store = new Store(directory);
    this.routes = new Routes(store);
    Map<String, Account> byId = new ConcurrentHashMap<>();
    for (Account account : accounts) {
      byId.put(account.id(), account);
    }
    this.signatures = new Signatures(byId, region, clock);
    this.http = http;
    http.setExecutor(threads);
    http.createContext("/", this::serve);
    http.start();
  }

  /** Starts one that speaks HTTPS, on any port. */
  public static OssServer secure(
      SSLContext identity,
      Path directory,
      String bucket,
      String region,
      Clock clock,
      Account... accounts)
      throws IOException {
    HttpsServer https = HttpsServer.create(loopback(0), 0);
    https.setHttpsConfigurator(new HttpsConfigurator(identity));
    return new OssServer(https, directory, bucket, region, clock, accounts);
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** Where it listens. */
  public int port() {
    return http.getAddress().getPort();
  }

  /** What is to go wrong. */
  public Faults faults() {
    return faults;
  }

  /** How often an operation was asked for. */
  public int calls(String operation) {
    AtomicInteger count = calls.get(operation);
    return count == null ? 0 : count.get();
  }

  /** Is told each operation from now on, by several threads. */
  public void onCall(Consumer<String> listener) {
    onCall = listener;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String id = UUID.randomUUID().toString().replace("-", "").substring(0, 24);
      Faults.Kind fault = null;
      Answer answer;
      try {
        Call call = signatures.check(Call.read(exchange, Set.of(bucket)));
        Route route = routes.find(call);
        calls.computeIfAbsent(route.name(), name -> new AtomicInteger()).incrementAndGet();
        onCall.accept(route.name());
        fault = faults.next(route.name());
        if (fault == Faults.Kind.DROPPED) {
          return;
        }
        answer = route.operation().run(call);
      } catch (OssFailure e) {
        answer = Answer.of(e, id.toUpperCase(Locale.ROOT), "127.0.0.1");
      }
      try (Answer.Body body = answer.body()) {
        if (fault != Faults.Kind.UNANSWERED) {
          send(exchange, answer.with("x-oss-request-id", id.toUpperCase(Locale.ROOT)), body, fault);
        }
      }
    }
  }

  private static void send(
      HttpExchange exchange, Answer answer, Answer.Body body, Faults.Kind fault)
      throws IOException {
    drain(exchange.getRequestBody());
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.getResponseHeaders().set("Server", "AliyunOSS");
    long length = body.length();
    if (exchange.getRequestMethod().equals("HEAD")) {
      if (answer.status() == 200) {
        exchange.getResponseHeaders().set("Content-Length", Long.toString(length));
      }
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
    if (length > 0) {
      OutputStream out = exchange.getResponseBody();
      body.write(fault == Faults.Kind.CUT ? new CutStream(out, length / 2) : out);
    }
  }

  private static void drain(InputStream body) throws IOException {
    byte[] bytes = new byte[64 << 10];
    while (body.read(bytes) >= 0) {
      // or the client would not read the answer
    }
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdown();
    store.close();
  }
}
