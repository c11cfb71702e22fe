// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import io.stowage.storage.object.StoreClients;
import io.stowage.storage.object.Trust;
import io.stowage.storage.setting.InvalidSettingException;
import io.stowage.storage.setting.Settings;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings, checked.
 *
 * @param login who logs in, and where
 * @param container where everything is
 * @param trust whom connections are trusted to, where that is set
 * @param tempUrls how pulls are redirected
 * @param connectTimeout for a connection
 * @param timeout for an answer, and for silence in it
 * @param retryBudget for repetitions
 */
record SwiftConfig(
    LoginConfig login,
    String container,
    Optional<Trust> trust,
    TempUrlConfig tempUrls,
    Duration connectTimeout,
    Duration timeout,
    Duration retryBudget) {

  static SwiftConfig of(Settings settings) {
    return new SwiftConfig(
        LoginConfig.of(settings, System.getenv()),
        container(settings.string(SwiftSettings.CONTAINER)),
        Trust.of(
            settings.flag(SwiftSettings.SKIP_VERIFY),
            Optional.of(SwiftSettings.CA_FILE).filter(settings::has).map(settings::path),
            SwiftSettings.CA_FILE),
        TempUrlConfig.of(settings),
        settings.duration(SwiftSettings.CONNECT_TIMEOUT),
        settings.duration(SwiftSettings.TIMEOUT),
        settings.duration(SwiftSettings.RETRY_BUDGET));
  }

  /** A client that connects as it is set here. */
  HttpClient client() {
    return trust
        .map(set -> StoreClients.client(connectTimeout, set))
        .orElseGet(() -> StoreClients.client(connectTimeout));
  }

  private static String container(String name) {
    if (name.isEmpty() || name.contains("/")) {
      throw new InvalidSettingException(SwiftSettings.CONTAINER, "is no name of a container");
    }
    return name;
  }
}
