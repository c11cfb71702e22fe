// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import io.stowage.storage.setting.InvalidSettingException;
import io.stowage.storage.setting.Settings;
import io.stowage.storage.swift.Identity.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings about URLs that anybody may fetch, checked.
 *
 * @param key what they are signed by; null for what the store keeps
 * @param ofContainer whether the store keeps the key of the container or that of the account
 * @param wanted whether there are any
 * @param endpoint where clients reach the store; null for where it is reached from here
 */
record TempUrlConfig(
    @Nullable Secret key, boolean ofContainer, boolean wanted, @Nullable URI endpoint) {

  static TempUrlConfig of(Settings settings) {
    return new TempUrlConfig(
        settings.optional(SwiftSettings.TEMP_URL_KEY).map(Secret::new).orElse(null),
        settings.flag(SwiftSettings.TEMP_URL_CONTAINER_KEY),
        settings
            .optional(SwiftSettings.TEMP_URL_METHODS)
            .map(methods -> List.of(methods.split("[^A-Za-z]+", -1)).contains("GET"))
            .orElse(true),
        settings
            .optional(SwiftSettings.REDIRECT_ENDPOINT)
            .map(TempUrlConfig::endpoint)
            .orElse(null));
  }

  private static URI endpoint(String text) {
    try {
      URI url = new URI(text);
      if (url.getHost() != null && url.getScheme() != null && url.getScheme().matches("https?")) {
        return url;
      }
    } catch (URISyntaxException e) {
      // said below
    }
    throw new InvalidSettingException(
        SwiftSettings.REDIRECT_ENDPOINT, "is not a URL of http or https");
  }
}
