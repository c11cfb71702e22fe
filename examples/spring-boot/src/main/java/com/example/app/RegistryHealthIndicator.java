// SPDX-License-Identifier: Apache-2.0
package com.example.app;

import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** What {@code /actuator/health} says of the registry: whether it serves and has its storage. */
@Component
class RegistryHealthIndicator implements HealthIndicator {
  private final EmbeddedRegistry registry;
  private final StorageDriver storage;

  RegistryHealthIndicator(EmbeddedRegistry registry, StorageDriver storage) {
    this.registry = registry;
    this.storage = storage;
  }

  @Override
  public Health health() {
    if (!registry.isRunning()) {
      return Health.outOfService().build();
    }
    try {
      storage.probe();
      return Health.up().withDetail("url", registry.url()).build();
    } catch (StorageException e) {
      return Health.down(e).build();
    }
  }
}
