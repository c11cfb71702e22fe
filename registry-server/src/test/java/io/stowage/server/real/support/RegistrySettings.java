// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.nio.file.Path;

/**
 * What the tests set in a registry's configuration file; both programs read the same file.
 *
 * @param driver YAML of the driver and its settings, below {@code storage}
 * @param secret {@code http.secret}
 * @param storage further YAML of the section {@code storage}
 * @param http further YAML of {@code http}, one line each
 * @param extra further YAML, top-level keys
 */
public record RegistrySettings(
    String driver, String secret, String storage, String http, String extra) {

  /** A registry whose store is a directory. */
  public static RegistrySettings on(Path store) {
    return on("  filesystem:\n    rootdirectory: " + store + "\n");
  }

  /** A registry whose driver is what this YAML below {@code storage} says. */
  public static RegistrySettings on(String driver) {
    return new RegistrySettings(driver, "a secret that only tests have", "", "", "");
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
    return new RegistrySettings(driver, secret, storage + cache, http, extra + redis);
  }

  /** The same with more top-level YAML. */
  public RegistrySettings and(String yaml) {
    return new RegistrySettings(driver, secret, storage, http, extra + yaml);
  }

  /** The same with one more line of {@code http}. */
  public RegistrySettings inHttp(String line) {
    return new RegistrySettings(driver, secret, storage, http + "  " + line + "\n", extra);
  }

  String yaml(int port) {
    return """
    version: 0.1
    log:
      level: info
    storage:
      delete:
        enabled: true
    %s%shttp:
      addr: 127.0.0.1:%d
      secret: %s
    """
            .formatted(driver, storage, port, secret)
        + http
        + extra;
  }
}
