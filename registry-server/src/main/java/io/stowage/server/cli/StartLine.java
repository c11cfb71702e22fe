// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import io.stowage.server.RegistryServer;
import io.stowage.server.config.RegistryConfig;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;

/** The line that says what was started. */
final class StartLine {
  private StartLine() {}

  /** Logs it. */
  static void log(Logger log, RegistryConfig config, RegistryServer server) {
    log.atInfo()
        .addKeyValue("version", Version.number())
        .addKeyValue("address", server.address())
        .addKeyValue("tls", server.tlsEngine())
        .addKeyValue("storage", config.storage().driver())
        .addKeyValue("root", server.location())
        .addKeyValue("auth", config.auth().describe())
        .addKeyValue("off", String.join(",", off(config)))
        .log("the registry is up");
  }

  /** What somebody may miss, because it is switched off. */
  static List<String> off(RegistryConfig config) {
    List<String> off = new ArrayList<>();
    if (config.storage().readOnly()) {
      off.add("push");
    }
    if (config.storage().readOnly() || !config.storage().deleteEnabled()) {
      off.add("delete");
    }
    if (config.storage().redirectDisabled()) {
      off.add("redirect");
    }
    if (!config.storage().purging().enabled()) {
      off.add("purging");
    }
    if (!config.validation().enabled()) {
      off.add("validation");
    }
    if (!config.log().accessLog()) {
      off.add("accesslog");
    }
    return off;
  }
}
