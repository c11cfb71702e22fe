// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The HTTP clients of the JDK for the stores of a process, which speak HTTP/1.1 and share threads.
 * A client of the JDK cannot be closed, so each driver's own would leave a thread behind: one is
 * kept for each timeout that is set, unless there is more to set. Thread-safe.
 */
public final class StoreClients {
  private static final int THREADS = 64;
  private static final int IDLE_SECONDS = 5;
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Executor EXECUTOR =
      new ThreadPoolExecutor(
          0,
          THREADS,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          StoreClients::thread,
          new ThreadPoolExecutor.CallerRunsPolicy());
  private static final Map<Duration, HttpClient> CLIENTS = new ConcurrentHashMap<>();

  private StoreClients() {}

  /**
   * The client that trusts whom the JDK trusts.
   *
   * @param connectTimeout how long a connection may take to be made
   * @return the client, shared by all who give this timeout; not to be shut down
   */
  public static HttpClient client(Duration connectTimeout) {
    return CLIENTS.computeIfAbsent(connectTimeout, timeout -> builder(timeout).build());
  }

  /**
   * A new client that trusts whom an operator names.
   *
   * @param connectTimeout how long a connection may take to be made
   * @param trust whose certificates are taken
   * @return a client of the caller's own, on the threads that all share
   */
  public static HttpClient client(Duration connectTimeout, Trust trust) {
    return builder(connectTimeout).sslContext(trust.context()).build();
  }

  /**
   * What makes such a client, for a library that makes its own.
   *
   * @param connectTimeout how long a connection may take to be made
   * @return a builder whose threads and protocol are set already
   */
  public static HttpClient.Builder builder(Duration connectTimeout) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(connectTimeout)
        .executor(EXECUTOR);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "stowage-http-" + NUMBER.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }
}
