// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli.logging;

import io.stowage.server.config.LogConfig;
import org.jspecify.annotations.Nullable;

/** Switches the log on, once per process and before anything is logged. */
public final class Logging {
  private static volatile @Nullable Backend backend;

  private Logging() {}

  /** Makes SLF4J log as configured. */
  public static void start(LogConfig config) {
    backend = new Backend(config);
    System.setProperty("slf4j.provider", Provider.class.getName());
    System.setProperty("slf4j.internal.verbosity", "WARN");
  }

  /** Writes what still waits. What is logged from then on is lost. */
  public static void stop() {
    Backend started = backend;
    if (started != null) {
      started.close();
    }
  }

  static Backend backend() {
    Backend started = backend;
    if (started == null) {
      throw new IllegalStateException("the log was not started");
    }
    return started;
  }
}
