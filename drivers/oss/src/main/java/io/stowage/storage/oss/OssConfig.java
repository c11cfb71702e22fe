// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss;

import io.stowage.storage.object.Trust;
import io.stowage.storage.setting.InvalidSettingException;
import io.stowage.storage.setting.Settings;
import java.net.URI;
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
 * @param role whose credentials the instance has, if that is set
 * @param oldSignatures whether signatures are of version 1
 * @param anyCertificate whether any certificate is taken
 * @param authorities whose certificates are taken, if that is set
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
    Optional<Role> role,
    boolean oldSignatures,
    boolean anyCertificate,
    Optional<Trust> authorities,
    Map<String, String> objectHeaders,
    boolean checksum,
    Duration connectTimeout,
    Duration timeout,
    Duration retryBudget) {

  /**
   * The role of an instance.
   *
   * @param name its name
   * @param metadata scheme, host and port of the service that gives its keys
   */
  record Role(String name, URI metadata) {}

  static OssConfig of(Settings settings) {
    return new OssConfig(
        OssEndpoint.of(settings),
        keys(settings),
        path(settings, OssSettings.CREDENTIALS_FILE),
        role(settings),
        settings.string(OssSettings.SIGNATURE).equals("v1"),
        settings.flag(OssSettings.SKIP_VERIFY),
        Trust.of(false, path(settings, OssSettings.CA_FILE), OssSettings.CA_FILE),
        objectHeaders(settings),
        settings.flag(OssSettings.CHECKSUM),
        settings.duration(OssSettings.CONNECT_TIMEOUT),
        settings.duration(OssSettings.TIMEOUT),
        settings.duration(OssSettings.RETRY_BUDGET));
  }

  private static Optional<Path> path(Settings settings, String name) {
    return settings.has(name) ? Optional.of(settings.path(name)) : Optional.empty();
  }

  private static Optional<Role> role(Settings settings) {
    Optional<String> name = given(settings, OssSettings.RAM_ROLE);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    if (!name.get().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
      throw new InvalidSettingException(OssSettings.RAM_ROLE, "is no name of a role");
    }
    if (settings.has(OssSettings.CREDENTIALS_FILE)
        || given(settings, OssSettings.ACCESS_KEY_ID).isPresent()) {
      throw new InvalidSettingException(
          OssSettings.RAM_ROLE, "has to be set without accesskeyid and credentialsfile");
    }
    String metadata = settings.string(OssSettings.METADATA);
    return Optional.of(new Role(name.get(), OssEndpoint.parse(OssSettings.METADATA, metadata)));
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
