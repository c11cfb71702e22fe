// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.load;

import java.util.List;

/** The ways to pull. */
public enum Protocol {
  /** Plain HTTP/1.1. */
  HTTP("http", "1.1", "--http1.1"),
  /** HTTP/1.1 over TLS 1.3 with AES-128-GCM. */
  TLS("https", "1.1", "--http1.1 --tls13-ciphers TLS_AES_128_GCM_SHA256"),
  /** HTTP/2, chosen by ALPN, over TLS 1.3 with AES-128-GCM. */
  HTTP2("https", "2", "--http2 --tls13-ciphers TLS_AES_128_GCM_SHA256");

  private final String scheme;
  private final String version;
  private final String options;

  Protocol(String scheme, String version, String options) {
    this.scheme = scheme;
    this.version = version;
    this.options = options;
  }

  /** Tells whether the registry needs a certificate. */
  public boolean isEncrypted() {
    return scheme.equals("https");
  }

  String scheme() {
    return scheme;
  }

  String version() {
    return version;
  }

  List<String> curlOptions() {
    return List.of(options.split(" ", -1));
  }
}
