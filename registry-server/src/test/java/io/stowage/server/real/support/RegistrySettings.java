// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.nio.file.Path;

/**
 * What the tests set in a registry's configuration file; both programs read the same file.
 *
 * @param store root directory of the filesystem driver
 * @param secret {@code http.secret}
 * @param storage further YAML of the section {@code storage}
 * @param http further YAML of {@code http}, one line each
 * @param extra further YAML, top-level keys
 */
public record RegistrySettings(
    Path store, String secret, String storage, String http, String extra) {

  public static RegistrySettings on(Path store) {
    return new RegistrySettings(store, "a secret that only tests have", "", "", "");
  }

  /** The same with a cache in a Redis of the loopback, by keys that both programs know. */
  public RegistrySettings withRedis(int port) {
    String cache = "  cache:\n    blobdescriptor: redis\n";
    String redis =
        """
        redis:
          addr: 127.0.0.1:%d
          dialtimeout: 200ms
          readtimeout: 200ms
          writetimeout: 200ms
        """
            .formatted(port);
    return new RegistrySettings(store, secret, storage + cache, http, extra + redis);
  }

  /** The same with more top-level YAML. */
  public RegistrySettings and(String yaml) {
    return new RegistrySettings(store, secret, storage, http, extra + yaml);
  }

  /** The same with one more line of {@code http}. */
  public RegistrySettings inHttp(String line) {
    return new RegistrySettings(store, secret, storage, http + "  " + line + "\n", extra);
  }

  String yaml(int port) {
    return """
    version: 0.1
    log:
      level: info
    storage:
      filesystem:
        rootdirectory: %s
      delete:
        enabled: true
    %shttp:
      addr: 127.0.0.1:%d
      secret: %s
    """
            .formatted(store, storage, port, secret)
        + http
        + extra;
  }
}
