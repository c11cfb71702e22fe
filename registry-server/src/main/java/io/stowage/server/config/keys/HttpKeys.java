// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.keys;

import static io.stowage.server.config.keys.Key.bytes;
import static io.stowage.server.config.keys.Key.duration;
import static io.stowage.server.config.keys.Key.flag;
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
                  .byDefault("0"),
              text("http.headers", "Added to every answer").shaped(Shape.MAP_OF_LISTS),
              bytes("http.limits.manifestbytes", "Largest manifest that is accepted (ours)")
                  .byDefault("4MiB")
                  .between(1, MAX_MANIFEST, "bytes"),
              flag("http.http2.disabled", false, "No HTTP/2 over TLS"),
              flag("http.h2c.enabled", false, "HTTP/2 on clear text"),
              text("http.debug.addr", "Where health and metrics are served").notYet(),
              flag("http.debug.prometheus.enabled", false, "Serve metrics there").notYet(),
              text("http.debug.prometheus.path", "Path of the metrics")
                  .byDefault("/metrics")
                  .notYet()));

  private HttpKeys() {}
}
