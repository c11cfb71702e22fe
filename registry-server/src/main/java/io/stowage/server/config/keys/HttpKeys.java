// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.keys;

import static io.stowage.server.config.keys.Key.bytes;
import static io.stowage.server.config.keys.Key.duration;
import static io.stowage.server.config.keys.Key.flag;
import static io.stowage.server.config.keys.Key.number;
import static io.stowage.server.config.keys.Key.text;

import java.util.List;

final class HttpKeys {
  private static final long MAX_MANIFEST = 64L << 20;

  static final KeySection SECTION =
      new KeySection(
          "HTTP",
          List.of(
              text("http.addr", "Where to listen: `host:port`, `:port` or the path of a socket")
                  .byDefault("127.0.0.1:5000"),
              text("http.net", "Kind of `http.addr`").byDefault("tcp").choosing("tcp", "unix"),
              text("http.prefix", "Stands before `v2/` in every path; begins and ends with `/`")
                  .byDefault("/"),
              text("http.host", "Base URL of the `Location` headers"),
              text("http.secret", "Signs the state of uploads; the same on all instances").secret(),
              flag("http.relativeurls", false, "`Location` headers without scheme and host"),
              duration("http.draintimeout", "How long a stop waits for requests under way")
                  .byDefault("8s"),
              duration(
                      "http.drainnotice",
                      "How long before that health checks see 503 and all else is served (ours)")
                  .byDefault("0"),
              text(
                      "http.proxyprotocol",
                      "Addresses and networks of balancers, whose connections begin with a PROXY"
                          + " header that names the client (ours)")
                  .shaped(Shape.LIST),
              text("http.headers", "Added to every answer").shaped(Shape.MAP_OF_LISTS),
              bytes("http.limits.manifestbytes", "Largest manifest that is accepted (ours)")
                  .byDefault("4MiB")
                  .between(1, MAX_MANIFEST, "bytes"),
              number(
                      "http.limits.connections",
                      "Open connections; past it those that wait longest are closed (ours)")
                  .byDefault("10000")
                  .between(1, Integer.MAX_VALUE, "connections"),
              duration("http.limits.handshaketimeout", "Longest TLS handshake (ours)")
                  .byDefault("10s"),
              duration(
                      "http.limits.headertimeout",
                      "From the first byte of a request, or of a connection, to the end of its"
                          + " headers (ours)")
                  .byDefault("30s"),
              duration(
                      "http.limits.idletimeout",
                      "Longest rest between requests, and of a transfer that waits for its client"
                          + " and moves less than 64 KiB meanwhile (ours)")
                  .byDefault("5m"),
              flag("http.http2.disabled", false, "No HTTP/2 over TLS"),
              flag("http.h2c.enabled", false, "HTTP/2 on clear text"),
              text("http.debug.addr", "Where `/debug/health` is served: `host:port` or `:port`"),
              flag("http.debug.prometheus.enabled", false, "Serve metrics there").notYet(),
              text("http.debug.prometheus.path", "Path of the metrics")
                  .byDefault("/metrics")
                  .notYet()));

  private HttpKeys() {}
}
