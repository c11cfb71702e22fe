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
 * @param addr where to listen ({@code http.addr}, {@code http.net})
 * @param prefix what stands before {@code v2/} in every path ({@code http.prefix}); begins and ends
 *     with a slash, and is one slash for none
 * @param host base URL of the {@code Location} headers ({@code http.host}); if empty, they name
 *     what a proxy says, or the host that the request was sent to
 * @param secret key of the {@code _state} tokens ({@code http.secret}); instances that share
 *     uploads share it
 * @param relativeUrls whether {@code Location} headers carry a path alone, whatever the host
 *     ({@code http.relativeurls})
 * @param drain how it stops
 * @param headers added to every answer, each name with its values ({@code http.headers})
 * @param tls empty for plain HTTP
 * @param http2 whether HTTP/2 is offered on TLS (no {@code http.http2.disabled})
 * @param h2c whether HTTP/2 is served on clear text ({@code http.h2c.enabled})
 * @param maxManifestBytes the largest manifest that is accepted, in bytes, more than zero ({@code
 *     http.limits.manifestbytes})
 * @param connections how many connections there may be, and how long they may take
 * @param proxies whose connections begin with a PROXY header, which names the client ({@code
 *     http.proxyprotocol}); others' may not have one, and nobody's if empty
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
    ConnectionLimits connections,
    List<Network> proxies) {

  /** 4 MiB, which is what {@code registry:2} accepts. */
  private static final int DEFAULT_MAX_MANIFEST_BYTES = 4 * 1024 * 1024;

  /**
   * Checks the prefix and the limit, and copies the collections.
   *
   * @throws IllegalArgumentException if the prefix does not begin and end with a slash, or the
   *     limit for manifests is zero or less
   */
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
    proxies = List.copyOf(proxies);
  }

  /**
   * What a server does where nothing is set.
   *
   * @return plain HTTP on {@code 127.0.0.1:5000}, with a secret that is another at each call,
   *     HTTP/2 where TLS is added, and manifests of 4 MiB at most
   */
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
        ConnectionLimits.defaults(),
        List.of());
  }

  /** {@return a builder that begins with these settings, which stay as they are} */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /**
   * Settings that differ in some from others; what is not set stays as it was. Not thread-safe.
   * Values are checked by {@link #build}, which may be called again.
   */
  public static final class Builder {
    private ListenAddress addr;
    private String prefix;
    private Optional<URI> host;
    private Secret secret;
    private boolean relativeUrls;
    private DrainConfig drain;
    private Map<String, List<String>> headers;
    private Optional<TlsConfig> tls;
    private boolean http2;
    private boolean h2c;
    private int maxManifestBytes;
    private ConnectionLimits connections;
    private List<Network> proxies;

    private Builder(HttpConfig from) {
      addr = from.addr;
      prefix = from.prefix;
      host = from.host;
      secret = from.secret;
      relativeUrls = from.relativeUrls;
      drain = from.drain;
      headers = from.headers;
      tls = from.tls;
      http2 = from.http2;
      h2c = from.h2c;
      maxManifestBytes = from.maxManifestBytes;
      connections = from.connections;
      proxies = from.proxies;
    }

    /**
     * Sets where to listen.
     *
     * @param value a TCP address or a unix domain socket
     * @return this builder
     */
    public Builder addr(ListenAddress value) {
      addr = value;
      return this;
    }

    /**
     * Sets what stands before {@code v2/} in every path.
     *
     * @param value begins and ends with a slash
     * @return this builder
     */
    public Builder prefix(String value) {
      prefix = value;
      return this;
    }

    /**
     * Sets the base URL of the {@code Location} headers.
     *
     * @param value an absolute URL of {@code http} or {@code https} without a query
     * @return this builder
     */
    public Builder host(URI value) {
      host = Optional.of(value);
      return this;
    }

    /**
     * Sets the key of the {@code _state} tokens.
     *
     * @param value the same for all instances that share a storage
     * @return this builder
     */
    public Builder secret(Secret value) {
      secret = value;
      return this;
    }

    /**
     * Sets whether {@code Location} headers carry a path alone.
     *
     * @param value true for a path, whatever the host
     * @return this builder
     */
    public Builder relativeUrls(boolean value) {
      relativeUrls = value;
      return this;
    }

    /**
     * Sets how it stops.
     *
     * @param value what requests under way, and health checks, are given of time
     * @return this builder
     */
    public Builder drain(DrainConfig value) {
      drain = value;
      return this;
    }

    /**
     * Sets the headers that are added to every answer.
     *
     * @param value names with their values, in place of those that were set
     * @return this builder
     */
    public Builder headers(Map<String, List<String>> value) {
      headers = value;
      return this;
    }

    /**
     * Has it serve TLS, and nothing else at this address.
     *
     * @param value the files and what is offered
     * @return this builder
     */
    public Builder tls(TlsConfig value) {
      tls = Optional.of(value);
      return this;
    }

    /**
     * Sets whether HTTP/2 is offered on TLS.
     *
     * @param value false for HTTP/1.1 alone
     * @return this builder
     */
    public Builder http2(boolean value) {
      http2 = value;
      return this;
    }

    /**
     * Sets whether HTTP/2 is served on clear text.
     *
     * @param value true for HTTP/2 beside HTTP/1.1; means nothing on TLS
     * @return this builder
     */
    public Builder h2c(boolean value) {
      h2c = value;
      return this;
    }

    /**
     * Sets the largest manifest that is accepted.
     *
     * @param value a number of bytes, more than zero
     * @return this builder
     */
    public Builder maxManifestBytes(int value) {
      maxManifestBytes = value;
      return this;
    }

    /**
     * Sets how many connections there may be, and how long they may take.
     *
     * @param value all limits, in place of those that were set
     * @return this builder
     */
    public Builder connections(ConnectionLimits value) {
      connections = value;
      return this;
    }

    /**
     * Sets whose connections begin with a PROXY header.
     *
     * @param value the balancers' networks; empty for nobody's
     * @return this builder
     */
    public Builder proxies(List<Network> value) {
      proxies = value;
      return this;
    }

    /**
     * Checks what was set.
     *
     * @return settings that later changes of this builder do not touch
     * @throws IllegalArgumentException if the prefix or the limit for manifests is out of bounds
     */
    public HttpConfig build() {
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
          connections,
          proxies);
    }
  }
}
