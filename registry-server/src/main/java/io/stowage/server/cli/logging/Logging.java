// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli.logging;

import io.stowage.server.config.LogConfig;
import org.jspecify.annotations.Nullable;

/** Switches the log on. Thread-safe. */
public final class Logging {
  private static volatile @Nullable Backend backend;

  private Logging() {}

  /**
   * Makes SLF4J log here, by default settings until others are known. Comes before anything that
   * might log, since SLF4J looks for its backend once.
   */
  public static void prepare() {
    System.setProperty("slf4j.provider", Provider.class.getName());
    System.setProperty("slf4j.internal.verbosity", "WARN");
  }

  /** Logs as configured from now on; what was logged before is written first. */
  public static synchronized void start(LogConfig config) {
    stop();
    backend = new Backend(config);
  }

  /** Writes what still waits. What is logged from then on is lost. */
  public static synchronized void stop() {
    Backend started = backend;
    if (started != null) {
      started.close();
    }
  }

  static Backend backend() {
    Backend started = backend;
    return started != null ? started : byDefault();
  }

  private static synchronized Backend byDefault() {
    Backend started = backend;
    if (started == null) {
      started = new Backend(LogConfig.defaults());
      backend = started;
    }
    return started;
  }
}
