// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net;

import io.stowage.server.http.guard.ConnectionGuard;
import io.stowage.server.http.guard.GuardedTransport;
import io.stowage.server.http.transfer.SentFiles;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;

/** The Vert.x of a server: event loops, and as little else as can be. */
public final class EventLoops {
  private static final int SELDOM_USED = 2;

  private EventLoops() {}

  /** How many event loops a server has. */
  static int count() {
    return Math.max(1, Runtime.getRuntime().availableProcessors());
  }

  /** Loads what {@link #start} needs, which may be done before that is called. Thread-safe. */
  public static void prepare() {
    RequestUser.prepare();
    SentFiles.prepare();
    options();
    GuardedTransport.prepare();
  }

  /**
   * Starts event loops, on the native transport where it fits the platform and on NIO elsewhere.
   *
   * @param guard sees each connection that is accepted
   * @return what the caller closes
   */
  public static Vertx start(ConnectionGuard guard) {
    prepare();
    return Vertx.builder().with(options()).withTransport(GuardedTransport.best(guard)).build();
  }

  private static VertxOptions options() {
    return new VertxOptions()
        .setEventLoopPoolSize(count())
        .setWorkerPoolSize(SELDOM_USED)
        .setInternalBlockingPoolSize(SELDOM_USED)
        .setFileSystemOptions(
            new FileSystemOptions()
                .setFileCachingEnabled(false)
                .setClassPathResolvingEnabled(false));
  }
}
