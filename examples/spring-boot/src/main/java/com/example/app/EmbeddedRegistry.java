// SPDX-License-Identifier: Apache-2.0
package com.example.app;

import io.stowage.server.RegistryServer;
import io.stowage.server.config.RegistryConfig;
import io.stowage.storage.StorageDriver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Objects;
import org.springframework.context.SmartLifecycle;

/**
 * Starts after everything else of the application, and stops before it: transfers under way are let
 * end while what they need is still there.
 */
class EmbeddedRegistry implements SmartLifecycle {
  private final RegistryConfig config;
  private final StorageDriver storage;
  private volatile RegistryServer server;

  EmbeddedRegistry(RegistryConfig config, StorageDriver storage) {
    this.config = config;
    this.storage = storage;
  }

  @Override
  public void start() {
    try {
      server = RegistryServer.start(config, storage);
    } catch (IOException e) {
      throw new UncheckedIOException("the registry does not start: " + e.getMessage(), e);
    }
  }

  @Override
  public void stop() {
    server.close();
    server = null;
  }

  @Override
  public boolean isRunning() {
    return server != null;
  }

  /** Where it is, while it runs. */
  URI url() {
    return Objects.requireNonNull(server, "the registry does not run").url();
  }
}
