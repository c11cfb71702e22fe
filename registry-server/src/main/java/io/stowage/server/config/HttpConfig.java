// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The HTTP side (section {@code http:} of the file).
 *
 * @param addr where to listen
 * @param prefix what stands before {@code v2/} in every path; begins and ends with a slash
 * @param host base URL of the {@code Location} headers, where the request's own host is not right
 * @param secret key of the {@code _state} tokens; instances that share uploads share it
 * @param relativeUrls whether {@code Location} headers carry a path alone
 * @param drain how it stops
 * @param headers added to every answer
 * @param tls empty for plain HTTP
 * @param http2 whether HTTP/2 is offered on TLS
 * @param h2c whether HTTP/2 is served on clear text
 * @param maxManifestBytes the largest manifest that is accepted ({@code http.limits.manifestbytes})
 * @param connections how many connections there may be, and how long they may take
 */
public record HttpConfig(
    ListenAddress addr,
    String prefix,
    Optional<URI> host,
    Secret secret,
    boolean relativeUrls,
    DrainConfig drain,
    Map<String, List<String>> headers,
    Optional<TlsConfig> tls,
    boolean http2,
    boolean h2c,
    int maxManifestBytes,
    ConnectionLimits connections) {

  /** The limit for manifests where none is set: 4 MiB. */
  public static final int DEFAULT_MAX_MANIFEST_BYTES = 4 * 1024 * 1024;

  public HttpConfig {
    if (!prefix.startsWith("/") || !prefix.endsWith("/")) {
      throw new IllegalArgumentException("the prefix must begin and end with '/': " + prefix);
    }
    if (maxManifestBytes <= 0) {
      throw new IllegalArgumentException("not a limit for manifests: " + maxManifestBytes);
    }
    Map<String, List<String>> copy = new LinkedHashMap<>();
    headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    headers = Collections.unmodifiableMap(copy);
  }

  /** Plain HTTP on {@code 127.0.0.1:5000} with a secret of its own. */
  public static HttpConfig defaults() {
    return new HttpConfig(
        new ListenAddress.Tcp("127.0.0.1", 5000),
        "/",
        Optional.empty(),
        Secret.generate(),
        false,
        DrainConfig.defaults(),
        Map.of(),
        Optional.empty(),
        true,
        false,
        DEFAULT_MAX_MANIFEST_BYTES,
        ConnectionLimits.defaults());
  }

  /** The same, listening elsewhere. */
  public HttpConfig withAddr(ListenAddress newAddr) {
    return new HttpConfig(
        newAddr,
        prefix,
        host,
        secret,
        relativeUrls,
        drain,
        headers,
        tls,
        http2,
        h2c,
        maxManifestBytes,
        connections);
  }

  /** The same with HTTP/2 on clear text, or without. */
  public HttpConfig withH2c(boolean newH2c) {
    return new HttpConfig(
        addr,
        prefix,
        host,
        secret,
        relativeUrls,
        drain,
        headers,
        tls,
        http2,
        newH2c,
        maxManifestBytes,
        connections);
  }

  /** The same with other limits of connections. */
  public HttpConfig withConnections(ConnectionLimits newConnections) {
    return new HttpConfig(
        addr,
        prefix,
        host,
        secret,
        relativeUrls,
        drain,
        headers,
        tls,
        http2,
        h2c,
        maxManifestBytes,
        newConnections);
  }

  /** The same, stopping in another way. */
  public HttpConfig withDrain(DrainConfig newDrain) {
    return new HttpConfig(
        addr,
        prefix,
        host,
        secret,
        relativeUrls,
        newDrain,
        headers,
        tls,
        http2,
        h2c,
        maxManifestBytes,
        connections);
  }

  /** The same with another secret. */
  public HttpConfig withSecret(Secret newSecret) {
    return new HttpConfig(
        addr,
        prefix,
        host,
        newSecret,
        relativeUrls,
        drain,
        headers,
        tls,
        http2,
        h2c,
        maxManifestBytes,
        connections);
  }
}
