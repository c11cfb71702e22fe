// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.server.config.CacheConfig;
import io.stowage.server.config.RegistryConfig;
import io.stowage.server.config.StorageConfig;
import io.stowage.server.config.UploadPurging;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartLineTest {

  @Test
  void whatIsOffByDefaultIsNamed() {
    assertThat(StartLine.off(RegistryConfig.defaults())).containsExactly("delete");
  }

  @Test
  void nothingIsNamedWhereAllIsOn() {
    RegistryConfig defaults = RegistryConfig.defaults();

    assertThat(StartLine.off(defaults.withStorage(defaults.storage().withDeleteEnabled(true))))
        .isEmpty();
  }

  @Test
  void aReadOnlyServerTakesNeitherPushesNorDeletes() {
    StorageConfig readOnly =
        new StorageConfig(
            "inmemory", Map.of(), true, true, true, UploadPurging.defaults(), CacheConfig.none());

    assertThat(StartLine.off(RegistryConfig.defaults().withStorage(readOnly)))
        .containsExactly("push", "delete", "redirect");
  }
}
