// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDriverProvider;
import io.stowage.storage.StorageDrivers;
import io.stowage.storage.StorageException;
import io.stowage.storage.setting.Setting;
import io.stowage.tck.kit.Scene;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a driver tells of itself, and how it is opened. */
final class DriverLaws extends LawSuite {
  DriverLaws(Scene scene) {
    super(scene);
  }

  @Proves(Law.ERRORS)
  void anOpenDriverAnswersProbes() throws StorageException {
    StorageDriver here = here();

    assertThatCode(here::probe).doesNotThrowAnyException();
    assertThatCode(here::probe).doesNotThrowAnyException();
  }

  @Proves(Law.ERRORS)
  void theLocationIsOneLineWithoutSecrets() throws StorageException {
    String location = here().location();

    assertThat(location).isNotBlank().doesNotContain("\n");
    assertThat(secrets()).noneMatch(location::contains);
  }

  private List<String> secrets() {
    Map<String, ?> parameters = scene.backend().parameters();
    return scene.backend().provider().settings().stream()
        .filter(Setting::secret)
        .map(setting -> parameters.get(setting.name()))
        .filter(Objects::nonNull)
        .map(Object::toString)
        .toList();
  }

  @Proves(Law.ERRORS)
  void theProviderIsFoundByItsNameAndAliases() {
    StorageDriverProvider provider = scene.backend().provider();

    assertThat(StorageDrivers.load().find(provider.name()).getClass())
        .isEqualTo(provider.getClass());
    assertThat(provider.aliases())
        .doesNotContain(provider.name())
        .allSatisfy(
            alias ->
                assertThat(StorageDrivers.load().find(alias).getClass())
                    .isEqualTo(provider.getClass()));
  }

  @Proves(Law.ERRORS)
  void theProviderDescribesItsSettings() {
    StorageDriverProvider provider = scene.backend().provider();

    assertThat(provider.description()).isNotBlank().doesNotContain("\n");
    assertThat(provider.settings())
        .allSatisfy(
            setting -> {
              assertThat(setting.name()).matches("[a-z0-9]+([._-][a-z0-9]+)*");
              assertThat(setting.description()).isNotBlank().doesNotContain("\n");
            })
        .extracting(Setting::name)
        .doesNotHaveDuplicates();
  }
}
