// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.server.config.HttpConfig;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address by which a client reaches this server, for {@code Location} headers: {@code
 * http.host}, else what a proxy says, else what the request was sent to. Thread-safe.
 */
final class PublicAddress {
  private static final CharSequence FORWARDED = HttpHeaders.createOptimized("forwarded");
  private static final CharSequence X_PROTO = HttpHeaders.createOptimized("x-forwarded-proto");
  private static final CharSequence X_HOST = HttpHeaders.createOptimized("x-forwarded-host");

  /** A name, an IPv4 address, or an IPv6 address in brackets; then perhaps a port. */
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:[A-Za-z0-9._~-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");

  private final String prefix;
  private final @Nullable String fixed;

  PublicAddress(HttpConfig http) {
    this.prefix = http.prefix();
    this.fixed = http.relativeUrls() ? http.prefix() : http.host().map(this::root).orElse(null);
  }

  /**
   * What comes before {@code v2/} in a URL for this client: an absolute URL, or a path alone where
   * the settings ask for it or the request names no host that could be one.
   */
  String of(HttpServerRequest request) {
    if (fixed != null) {
      return fixed;
    }
    return requested(request);
  }

  private String requested(HttpServerRequest request) {
    String host = publicHost(request);
    return host == null ? prefix : scheme(proto(request), request) + "://" + host + prefix;
  }

  /** Where this registry gives tokens itself: an absolute URL wherever a host is known. */
  String ofTokens(HttpServerRequest request) {
    String root = fixed == null || fixed.startsWith("/") ? requested(request) : fixed;
    return root + "v2/token";
  }

  /**
   * Where a token server is that shares the address of this one: https, unless a proxy says
   * otherwise. Empty where the request names no host that could be one.
   */
  static String origin(HttpServerRequest request) {
    String host = publicHost(request);
    String scheme = "http".equalsIgnoreCase(proto(request)) ? "http" : "https";
    return host == null ? "" : scheme + "://" + host;
  }

  private static @Nullable String publicHost(HttpServerRequest request) {
    String host =
        firstOf(
            Forwarded.parameter(request.getHeader(FORWARDED), "host"),
            Forwarded.first(request.getHeader(X_HOST)),
            host(request));
    return host != null && AUTHORITY.matcher(host).matches() ? host : null;
  }

  private static @Nullable String proto(HttpServerRequest request) {
    return firstOf(
        Forwarded.parameter(request.getHeader(FORWARDED), "proto"),
        Forwarded.first(request.getHeader(X_PROTO)),
        null);
  }

  /** A path in {@code http.host} counts up to its last slash, as in any base URL. */
  private String root(URI host) {
    String path = host.getRawPath() == null ? "" : host.getRawPath();
    return host.getScheme()
        + "://"
        + host.getRawAuthority()
        + path.substring(0, Math.max(0, path.lastIndexOf('/')))
        + prefix;
  }

  private static String scheme(@Nullable String proto, HttpServerRequest request) {
    boolean secure =
        switch (proto == null ? "" : proto.toLowerCase(Locale.ROOT)) {
          case "https" -> true;
          case "http" -> false;
          default -> request.isSSL();
        };
    return secure ? "https" : "http";
  }

  private static @Nullable String host(HttpServerRequest request) {
    String header = request.getHeader(HttpHeaders.HOST);
    if (header != null) {
      return header;
    }
    HostAndPort authority = request.authority();
    return authority == null ? null : authority.toString();
  }

  private static @Nullable String firstOf(
      @Nullable String first, @Nullable String second, @Nullable String third) {
    if (first != null && !first.isEmpty()) {
      return first;
    }
    return second != null && !second.isEmpty() ? second : third;
  }
}
