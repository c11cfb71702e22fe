// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net;

import io.stowage.server.config.HttpConfig;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What Vert.x has to know of a server, with limits that a registry's clients do not reach. */
final class ServerOptions {
  private static final int CHUNK = 256 * 1024;
  private static final int LINE = 32 * 1024;
  private static final int HEADERS = 64 * 1024;
  private static final int STREAMS = 256;
  private static final int STREAM_WINDOW = 1024 * 1024;
  private static final int CONNECTION_WINDOW = 4 * 1024 * 1024;

  private ServerOptions() {}

  /** The options of a configuration, but for TLS. */
  static HttpServerOptions of(HttpConfig http) {
    return new HttpServerOptions()
        .setTcpNoDelay(true)
        .setTcpKeepAlive(true)
        .setMaxChunkSize(CHUNK)
        .setMaxInitialLineLength(LINE)
        .setMaxHeaderSize(HEADERS)
        .setHandle100ContinueAutomatically(false)
        .setIdleTimeout(millis(http.connections().idle()))
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
        .setHttp2ClearTextEnabled(http.h2c())
        .setHttp2ConnectionWindowSize(CONNECTION_WINDOW)
        .setInitialSettings(
            new Http2Settings()
                .setMaxConcurrentStreams(STREAMS)
                .setMaxHeaderListSize(HEADERS)
                .setInitialWindowSize(STREAM_WINDOW));
  }

  static int millis(Duration duration) {
    return (int) Math.min(duration.toMillis(), Integer.MAX_VALUE);
  }
}
