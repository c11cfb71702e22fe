// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.keys;

import static io.stowage.server.config.keys.Key.duration;
import static io.stowage.server.config.keys.Key.text;

import java.util.List;

final class ProxyKeys {
  static final KeySection SECTION =
      new KeySection(
          "Pull-through cache",
          List.of(
              text("proxy.remoteurl", "The registry that is cached")
                  .essential("an empty registry would be served in its place"),
              text("proxy.username", "User there").notYet(),
              text("proxy.password", "Password there").secret().notYet(),
              text("proxy.exec.command", "Credential helper that knows them").notYet(),
              duration("proxy.exec.lifetime", "How long its answer is good").notYet(),
              duration("proxy.ttl", "How long content is kept").byDefault("168h").notYet(),
              duration("proxy.cachewritetimeout", "Limit of a write to the cache")
                  .byDefault("5m")
                  .notYet()));

  private ProxyKeys() {}
}
