// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.tck.http.RegistryTarget;
import io.stowage.tck.http.RegistryTck;
import org.junit.jupiter.api.AfterAll;

class InMemoryRegistryTckTest extends RegistryTck {
  private final RunningRegistry registry = RunningRegistry.start();

  @Override
  protected RegistryTarget registry() {
    return RegistryTarget.at(registry.server().url()).named("Stowage on inmemory");
  }

  @AfterAll
  void stop() {
    registry.close();
  }
}
