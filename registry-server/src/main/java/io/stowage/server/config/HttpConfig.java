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
 * @param proxies whose connections begin with a PROXY header, which names the client; others' may
 *     not have one
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
    proxies = List.copyOf(proxies);
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
        ConnectionLimits.defaults(),
        List.of());
  }

  /** The same, to be changed. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** One that differs in some settings; a copy is made by each {@link #build}. */
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

    /** Where to listen. */
    public Builder addr(ListenAddress value) {
      addr = value;
      return this;
    }

    /** What stands before {@code v2/} in every path. */
    public Builder prefix(String value) {
      prefix = value;
      return this;
    }

    /** Base URL of the {@code Location} headers. */
    public Builder host(URI value) {
      host = Optional.of(value);
      return this;
    }

    /** Key of the {@code _state} tokens. */
    public Builder secret(Secret value) {
      secret = value;
      return this;
    }

    /** Whether {@code Location} headers carry a path alone. */
    public Builder relativeUrls(boolean value) {
      relativeUrls = value;
      return this;
    }

    /** How it stops. */
    public Builder drain(DrainConfig value) {
      drain = value;
      return this;
    }

    /** Added to every answer. */
    public Builder headers(Map<String, List<String>> value) {
      headers = value;
      return this;
    }

    /** Has it serve TLS. */
    public Builder tls(TlsConfig value) {
      tls = Optional.of(value);
      return this;
    }

    /** Whether HTTP/2 is offered on TLS. */
    public Builder http2(boolean value) {
      http2 = value;
      return this;
    }

    /** Whether HTTP/2 is served on clear text. */
    public Builder h2c(boolean value) {
      h2c = value;
      return this;
    }

    /** The largest manifest that is accepted. */
    public Builder maxManifestBytes(int value) {
      maxManifestBytes = value;
      return this;
    }

    /** How many connections there may be, and how long they may take. */
    public Builder connections(ConnectionLimits value) {
      connections = value;
      return this;
    }

    /** Whose connections begin with a PROXY header. */
    public Builder proxies(List<Network> value) {
      proxies = value;
      return this;
    }

    /**
     * What was set.
     *
     * @throws IllegalArgumentException if a value cannot be
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
