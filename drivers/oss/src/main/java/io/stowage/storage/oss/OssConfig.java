// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss;

import io.stowage.storage.setting.InvalidSettingException;
import io.stowage.storage.setting.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The settings, checked against each other.
 *
 * @param endpoint where the bucket is
 * @param keys credentials that do not change, if there are any
 * @param credentialsFile where credentials are read from, if that is set
 * @param oldSignatures whether signatures are of version 1
 * @param anyCertificate whether any certificate is taken
 * @param objectHeaders what every write of an object says of it
 * @param checksum whether what is sent is checked
 * @param connectTimeout for a connection
 * @param timeout for silence
 * @param retryBudget for repetitions
 */
record OssConfig(
    OssEndpoint endpoint,
    Optional<OssKeys> keys,
    Optional<Path> credentialsFile,
    boolean oldSignatures,
    boolean anyCertificate,
    Map<String, String> objectHeaders,
    boolean checksum,
    Duration connectTimeout,
    Duration timeout,
    Duration retryBudget) {

  static OssConfig of(Settings settings) {
    return new OssConfig(
        OssEndpoint.of(settings),
        keys(settings),
        settings.has(OssSettings.CREDENTIALS_FILE)
            ? Optional.of(settings.path(OssSettings.CREDENTIALS_FILE))
            : Optional.empty(),
        settings.string(OssSettings.SIGNATURE).equals("v1"),
        settings.flag(OssSettings.SKIP_VERIFY),
        objectHeaders(settings),
        settings.flag(OssSettings.CHECKSUM),
        settings.duration(OssSettings.CONNECT_TIMEOUT),
        settings.duration(OssSettings.TIMEOUT),
        settings.duration(OssSettings.RETRY_BUDGET));
  }

  private static Optional<OssKeys> keys(Settings settings) {
    Optional<String> id = given(settings, OssSettings.ACCESS_KEY_ID);
    Optional<String> secret = given(settings, OssSettings.ACCESS_KEY_SECRET);
    if (id.isPresent() != secret.isPresent()) {
      String missing = id.isPresent() ? OssSettings.ACCESS_KEY_SECRET : OssSettings.ACCESS_KEY_ID;
      throw new InvalidSettingException(missing, "has to be set with the other of the pair");
    }
    Optional<String> token = given(settings, OssSettings.SECURITY_TOKEN);
    if (token.isPresent() && id.isEmpty()) {
      throw new InvalidSettingException(
          OssSettings.SECURITY_TOKEN, "has to be set with accesskeyid and accesskeysecret");
    }
    return id.map(key -> new OssKeys(key, secret.orElseThrow(), token.orElse(null)));
  }

  static Optional<String> given(Settings settings, String name) {
    return settings.optional(name).map(String::strip).filter(value -> !value.isEmpty());
  }

  private static Map<String, String> objectHeaders(Settings settings) {
    Map<String, String> headers = new LinkedHashMap<>();
    Optional<String> keyId = given(settings, OssSettings.KEY_ID);
    if (settings.flag(OssSettings.ENCRYPT)) {
      headers.put("x-oss-server-side-encryption", keyId.isPresent() ? "KMS" : "AES256");
      keyId.ifPresent(id -> headers.put("x-oss-server-side-encryption-key-id", id));
    }
    return Map.copyOf(headers);
  }
}
