// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.storage.StorageDrivers;
import io.stowage.storage.StorageException;
import io.stowage.storage.setting.InvalidSettingException;
import io.stowage.storage.setting.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpeningTest {
  @Test
  void aPoolHasToBeNamed() {
    assertThatThrownBy(() -> StorageDrivers.load().open("rados", Map.of()))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("poolname: is required");
  }

  @Test
  void theKeyIsNeverShown() {
    Settings settings =
        Settings.of(
            new RadosProvider().settings(), Map.of("poolname", "registry", "key", "c2VjcmV0"));

    assertThat(settings.toString()).contains("registry").doesNotContain("c2VjcmV0");
  }

  @Test
  void aMissingLibraryIsToBeInstalled() {
    StorageException failure =
        ConnectionFailures.ofLibrary(
            new UnsatisfiedLinkError("Unable to load library 'rados':\nlibrados.so: not there"));

    assertThat(failure)
        .isInstanceOf(StorageException.Unavailable.class)
        .hasMessageContaining("package librados2")
        .hasMessageNotContaining("\n");
  }

  @Test
  void aTemporaryDirectoryThatForbidsExecutionIsToBeChanged() {
    StorageException failure =
        ConnectionFailures.ofLibrary(
            new UnsatisfiedLinkError("/tmp/jna1.tmp: failed to map segment from shared object"));

    assertThat(failure).hasMessageContaining("-Djna.tmpdir");
  }
}
