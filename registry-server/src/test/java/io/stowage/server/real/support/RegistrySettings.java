// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.nio.file.Path;

/**
 * What the tests set in a registry's configuration file; both programs read the same file.
 *
 * @param store root directory of the filesystem driver
 * @param secret {@code http.secret}
 * @param extra further YAML, top-level keys
 */
public record RegistrySettings(Path store, String secret, String extra) {

  public static RegistrySettings on(Path store) {
    return new RegistrySettings(store, "a secret that only tests have", "");
  }

  /** The same with more top-level YAML. */
  public RegistrySettings and(String yaml) {
    return new RegistrySettings(store, secret, extra + yaml);
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
        http:
          addr: 127.0.0.1:%d
          secret: %s
        """
            .formatted(store, port, secret)
        + extra;
  }
}
