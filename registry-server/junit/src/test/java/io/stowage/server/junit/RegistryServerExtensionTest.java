// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.server.config.AuthConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RegistryServerExtensionTest {
  @RegisterExtension
  static final RegistryServerExtension REGISTRY =
      RegistryServerExtension.with(
          config -> config.withAuth(new AuthConfig.Silly("a realm", "a service")));

  @Test
  void theRegistryHasTheSettings() throws Exception {
    assertThat(Client.status(REGISTRY.url(), "GET", "/v2/")).isEqualTo(401);
  }

  @Test
  void oneThatDoesNotRunIsSaidNotTo() {
    RegistryServerExtension idle = new RegistryServerExtension();

    assertThatThrownBy(idle::url)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("static field");
  }

  @Test
  void aRegistryThatCannotStartFailsTheClass() {
    Ran.of(Broken.class).failsWith("the registry of the tests does not start");
  }

  static class Broken {
    @RegisterExtension
    static final RegistryServerExtension REGISTRY_ON_A_PORT_IN_USE =
        RegistryServerExtension.with(
            config -> config.withAddress("127.0.0.1", REGISTRY.server().port()));

    @Test
    void isNotReached() {}
  }
}
