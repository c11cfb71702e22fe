// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net;

import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.SSLEngineOptions;

/** Chooses who encrypts: BoringSSL where its library fits the platform, the JDK elsewhere. */
final class TlsEngine {
  private TlsEngine() {}

  static SSLEngineOptions best() {
    return OpenSSLEngineOptions.isAvailable()
        ? new OpenSSLEngineOptions()
        : new JdkSSLEngineOptions();
  }
}
