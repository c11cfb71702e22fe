// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net;

import io.stowage.server.config.HttpConfig;
import io.stowage.server.config.TlsConfig;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.TimeUnit;

/** What Vert.x has to know of a server, with limits that a registry's clients do not reach. */
final class ServerOptions {
  private static final int CHUNK = 64 * 1024;
  private static final int LINE = 32 * 1024;
  private static final int HEADERS = 64 * 1024;
  private static final int IDLE_MINUTES = 5;
  private static final int STREAMS = 256;
  private static final int STREAM_WINDOW = 1024 * 1024;
  private static final int CONNECTION_WINDOW = 4 * 1024 * 1024;

  private ServerOptions() {}

  /**
   * The options of a configuration.
   *
   * @throws ListenException if the files of TLS are not as they must be
   */
  static HttpServerOptions of(Vertx vertx, HttpConfig http) throws ListenException {
    HttpServerOptions options =
        new HttpServerOptions()
            .setTcpNoDelay(true)
            .setTcpKeepAlive(true)
            .setMaxChunkSize(CHUNK)
            .setMaxInitialLineLength(LINE)
            .setMaxHeaderSize(HEADERS)
            .setHandle100ContinueAutomatically(false)
            .setIdleTimeout(IDLE_MINUTES)
            .setIdleTimeoutUnit(TimeUnit.MINUTES)
            .setHttp2ClearTextEnabled(http.h2c())
            .setHttp2ConnectionWindowSize(CONNECTION_WINDOW)
            .setInitialSettings(
                new Http2Settings()
                    .setMaxConcurrentStreams(STREAMS)
                    .setMaxHeaderListSize(HEADERS)
                    .setInitialWindowSize(STREAM_WINDOW));
    if (http.tls().isPresent()) {
      secure(options, vertx, http.tls().get(), http.http2());
    }
    return options;
  }

  private static void secure(HttpServerOptions options, Vertx vertx, TlsConfig tls, boolean http2)
      throws ListenException {
    options
        .setSsl(true)
        .setUseAlpn(http2)
        .setKeyCertOptions(TlsIdentity.load(vertx, tls))
        .setSslEngineOptions(TlsEngine.best())
        .setEnabledSecureTransportProtocols(TlsProtocols.from(tls.minimumTls()));
    TlsProtocols.suites(tls).forEach(options::addEnabledCipherSuite);
  }
}
