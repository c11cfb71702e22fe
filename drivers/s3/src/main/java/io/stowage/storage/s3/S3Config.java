// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.s3;

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
 * @param keys static credentials, if there are any
 * @param credentialsFile where the credentials file is; empty for the usual place
 * @param profile which profile of it counts; empty for the usual one
 * @param tls whom to trust
 * @param objectHeaders what every write of an object says of it
 * @param userAgent what the user agent ends with; may be empty
 * @param checksum whether writes carry an MD5
 * @param conditionalWrites whether the store knows them
 * @param connectTimeout for a connection
 * @param timeout for silence
 * @param retryBudget for repetitions
 */
record S3Config(
    S3Endpoint endpoint,
    Optional<Keys> keys,
    Optional<Path> credentialsFile,
    Optional<String> profile,
    Tls tls,
    Map<String, String> objectHeaders,
    String userAgent,
    boolean checksum,
    boolean conditionalWrites,
    Duration connectTimeout,
    Duration timeout,
    Duration retryBudget) {

  /** Credentials that do not change; printed without them. */
  record Keys(String accessKey, String secretKey, Optional<String> sessionToken) {
    @Override
    public String toString() {
      return "***";
    }
  }

  /** Whom to trust. */
  record Tls(boolean anybody, Optional<Path> authorities) {}

  static S3Config of(Settings settings) {
    if (!settings.flag(S3Settings.V4_AUTH)) {
      throw new InvalidSettingException(
          S3Settings.V4_AUTH, "false is not served: signatures of version 2 are not made");
    }
    return new S3Config(
        S3Endpoint.of(settings),
        keys(settings),
        path(settings, S3Settings.CREDENTIALS_FILE),
        settings.optional(S3Settings.PROFILE),
        new Tls(settings.flag(S3Settings.SKIP_VERIFY), path(settings, S3Settings.CA_FILE)),
        objectHeaders(settings),
        settings.optional(S3Settings.USER_AGENT).orElse(""),
        settings.flag(S3Settings.CHECKSUM),
        settings.flag(S3Settings.CONDITIONAL_WRITES),
        settings.duration(S3Settings.CONNECT_TIMEOUT),
        settings.duration(S3Settings.TIMEOUT),
        settings.duration(S3Settings.RETRY_BUDGET));
  }

  private static Optional<Keys> keys(Settings settings) {
    Optional<String> accessKey = given(settings, S3Settings.ACCESS_KEY);
    Optional<String> secretKey = given(settings, S3Settings.SECRET_KEY);
    if (accessKey.isPresent() != secretKey.isPresent()) {
      String missing = accessKey.isPresent() ? S3Settings.SECRET_KEY : S3Settings.ACCESS_KEY;
      throw new InvalidSettingException(missing, "has to be set with the other of the pair");
    }
    return accessKey.map(
        key -> new Keys(key, secretKey.orElseThrow(), given(settings, S3Settings.SESSION_TOKEN)));
  }

  private static Optional<String> given(Settings settings, String name) {
    return settings.optional(name).filter(value -> !value.isEmpty());
  }

  private static Optional<Path> path(Settings settings, String name) {
    return settings.has(name) ? Optional.of(settings.path(name)) : Optional.empty();
  }

  /** The private ACL is what there is without one; a bucket without ACLs refuses to hear of any. */
  private static Map<String, String> objectHeaders(Settings settings) {
    Map<String, String> headers = new LinkedHashMap<>();
    Optional<String> keyId = given(settings, S3Settings.KEY_ID);
    if (settings.flag(S3Settings.ENCRYPT)) {
      headers.put("x-amz-server-side-encryption", keyId.isPresent() ? "aws:kms" : "AES256");
      keyId.ifPresent(id -> headers.put("x-amz-server-side-encryption-aws-kms-key-id", id));
    }
    String storageClass = settings.string(S3Settings.STORAGE_CLASS);
    if (!storageClass.isEmpty() && !storageClass.equals("NONE")) {
      headers.put("x-amz-storage-class", storageClass);
    }
    String acl = settings.string(S3Settings.OBJECT_ACL);
    if (!acl.isEmpty() && !acl.equals("private")) {
      headers.put("x-amz-acl", acl);
    }
    return Map.copyOf(headers);
  }
}
