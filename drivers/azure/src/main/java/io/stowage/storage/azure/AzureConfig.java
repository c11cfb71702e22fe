// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.azure;

import com.azure.storage.blob.BlobServiceVersion;
import io.stowage.storage.object.Trust;
import io.stowage.storage.setting.InvalidSettingException;
import io.stowage.storage.setting.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * The settings, checked against each other.
 *
 * @param endpoint where the container is
 * @param credentials what the driver shows to the store
 * @param rootDirectory the prefix of all keys, empty or with a slash at its end
 * @param legacyRoot whether names of blobs begin with a slash; empty to look
 * @param trust whom to trust, where that is not the JDK's choice
 * @param checksum whether writes carry an MD5
 * @param connectTimeout for a connection
 * @param timeout for an answer
 * @param repetitions of calls that failed
 * @param version of the store's protocol
 */
record AzureConfig(
    AzureEndpoint endpoint,
    AzureCredentials credentials,
    String rootDirectory,
    Optional<Boolean> legacyRoot,
    Optional<Trust> trust,
    boolean checksum,
    Duration connectTimeout,
    Duration timeout,
    Repetitions repetitions,
    BlobServiceVersion version) {

  /**
   * How calls are repeated.
   *
   * @param budget how long at most
   * @param first the first pause, at most
   * @param most how often at most
   */
  record Repetitions(Duration budget, Duration first, long most) {}

  static AzureConfig of(Settings settings) {
    AzureEndpoint endpoint = AzureEndpoint.of(settings);
    AzureCredentials credentials = AzureCredentials.of(settings);
    if (credentials.areTokens() && "http".equals(endpoint.account().getScheme())) {
      throw new InvalidSettingException(
          AzureSettings.SERVICE_URL,
          "has to begin with https://, unless accountkey or sastoken is set:"
              + " a token is not sent in the open");
    }
    Optional<Path> authorities =
        settings.has(AzureSettings.CA_FILE)
            ? Optional.of(settings.path(AzureSettings.CA_FILE))
            : Optional.empty();
    return new AzureConfig(
        endpoint,
        credentials,
        rootDirectory(settings),
        legacyRoot(settings),
        Trust.of(settings.flag(AzureSettings.SKIP_VERIFY), authorities, AzureSettings.CA_FILE),
        settings.flag(AzureSettings.CHECKSUM),
        settings.duration(AzureSettings.CONNECT_TIMEOUT),
        settings.duration(AzureSettings.TIMEOUT),
        new Repetitions(
            settings.duration(AzureSettings.RETRY_BUDGET),
            settings.duration(AzureSettings.RETRY_DELAY),
            settings.number(AzureSettings.MAX_RETRIES)),
        version(settings.string(AzureSettings.SERVICE_VERSION)));
  }

  /** A text that is there and not blank. */
  static Optional<String> given(Settings settings, String name) {
    return settings.optional(name).filter(value -> !value.isBlank()).map(String::strip);
  }

  private static String rootDirectory(Settings settings) {
    String trimmed =
        settings.optional(AzureSettings.ROOT_DIRECTORY).orElse("").replaceAll("^/+|/+$", "");
    return trimmed.isEmpty() ? "" : trimmed + '/';
  }

  private static Optional<Boolean> legacyRoot(Settings settings) {
    String value = settings.string(AzureSettings.LEGACY_ROOT_PREFIX);
    return value.equals("auto") ? Optional.empty() : Optional.of(value.equals("true"));
  }

  private static BlobServiceVersion version(String text) {
    return Arrays.stream(BlobServiceVersion.values())
        .filter(version -> version.getVersion().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidSettingException(
                    AzureSettings.SERVICE_VERSION,
                    "is not known; the newest that is known is "
                        + BlobServiceVersion.getLatest().getVersion()));
  }

  /** Whether a listing can begin anywhere. */
  boolean startsAnywhere() {
    return version.compareTo(BlobServiceVersion.V2026_02_06) >= 0;
  }
}
