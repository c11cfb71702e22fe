// SPDX-License-Identifier: Apache-2.0
package io.stowage.server;

import io.stowage.server.config.PlatformCheck;
import io.stowage.server.config.RegistryConfig;
import io.stowage.server.config.ValidationConfig;
import io.stowage.server.core.ManifestRules;
import io.stowage.server.core.RegistryOptions;
import io.stowage.server.core.RequiredChildren;
import io.stowage.server.core.manifest.Platform;
import java.util.stream.Collectors;

/** What a configuration says to the registry's logic, which knows no configuration. */
final class CoreOptions {
  private CoreOptions() {}

  static RegistryOptions of(RegistryConfig config) {
    return new RegistryOptions(
        config.storage().deleteEnabled(),
        config.http().maxManifestBytes(),
        rules(config.validation()),
        config.catalogMaxEntries(),
        config.tagsMaxTags(),
        RegistryOptions.defaults().manifestCacheBytes());
  }

  private static ManifestRules rules(ValidationConfig validation) {
    return new ManifestRules(
        validation.enabled(),
        validation.blobsRequired(),
        validation.urlsAllow(),
        validation.urlsDeny(),
        children(validation.platforms()));
  }

  private static RequiredChildren children(PlatformCheck check) {
    if (check instanceof PlatformCheck.Only only) {
      return RequiredChildren.of(
          only.platforms().stream()
              .map(platform -> new Platform(platform.os(), platform.architecture()))
              .collect(Collectors.toSet()));
    }
    return check instanceof PlatformCheck.None ? RequiredChildren.NONE : RequiredChildren.ALL;
  }
}
