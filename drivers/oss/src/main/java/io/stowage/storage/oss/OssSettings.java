// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss;

import io.stowage.storage.object.ObjectStoreOptions;
import io.stowage.storage.object.ObjectStoreOptions.Copying;
import io.stowage.storage.setting.Setting;
import io.stowage.storage.setting.SettingType;
import io.stowage.storage.setting.Settings;
import java.util.ArrayList;
import java.util.List;

/** What can be set: all that {@code registry:2} knows under its names, and more. */
final class OssSettings {
  static final long MIN_CHUNK = 5L << 20;
  static final long MAX_PART = 5L << 30;

  /** What one call copies; the store takes more than a minute for what is larger. */
  static final long MAX_COPY = 1L << 30;

  static final String BUCKET = "bucket";
  static final String REGION = "region";
  static final String ENDPOINT = "endpoint";
  static final String INTERNAL = "internal";
  static final String ACCELERATE = "accelerate";
  static final String CNAME = "cname";
  static final String REDIRECT_ENDPOINT = "redirectendpoint";
  static final String SECURE = "secure";
  static final String SKIP_VERIFY = "skipverify";
  static final String CA_FILE = "cafile";
  static final String ACCESS_KEY_ID = "accesskeyid";
  static final String ACCESS_KEY_SECRET = "accesskeysecret";
  static final String SECURITY_TOKEN = "securitytoken";
  static final String CREDENTIALS_FILE = "credentialsfile";
  static final String RAM_ROLE = "ramrole";
  static final String METADATA = "metadataendpoint";
  static final String SIGNATURE = "signatureversion";
  static final String ENCRYPT = "encrypt";
  static final String KEY_ID = "encryptionkeyid";
  static final String CHECKSUM = "checksum";
  static final String CONNECT_TIMEOUT = "connecttimeout";
  static final String TIMEOUT = "timeout";
  static final String RETRY_BUDGET = "retrybudget";

  private static final String ROOT_DIRECTORY = "rootdirectory";
  private static final String CHUNK_SIZE = "chunksize";
  private static final String COPY_CHUNK_SIZE = "multipartcopychunksize";
  private static final String COPY_CONCURRENCY = "multipartcopymaxconcurrency";
  private static final String COPY_THRESHOLD = "multipartcopythresholdsize";

  private OssSettings() {}

  static List<Setting> all() {
    List<Setting> all = new ArrayList<>();
    all.addAll(place());
    all.addAll(credentials());
    all.addAll(objects());
    all.addAll(ObjectStoreOptions.settingsWithSymlinks());
    all.addAll(transfer());
    return List.copyOf(all);
  }

  private static List<Setting> place() {
    return List.of(
        text(BUCKET, "The bucket, which has to be there").asRequired(),
        text(REGION, "The region, with or without oss- before it").asRequired(),
        text(
            ENDPOINT,
            "Another host than that of the region, with the bucket before it, as registry:2 wants"
                + " it, or without; or a URL"),
        flag(INTERNAL, "Whether the host within Aliyun's network is used").withDefault("false"),
        flag(ACCELERATE, "Whether the host of transfer acceleration is used").withDefault("false"),
        flag(
            CNAME,
            "Whether endpoint is a domain that is bound to the bucket; by default it is unless it"
                + " is an address, one of Aliyun's hosts or begins with the bucket"),
        text(
            REDIRECT_ENDPOINT,
            "The host under which clients reach the store when they are redirected to it"),
        text(ROOT_DIRECTORY, "The prefix of all keys"),
        flag(SECURE, "Whether HTTPS is spoken, where endpoint does not say").withDefault("true"),
        flag(SKIP_VERIFY, "Whether any certificate is taken").withDefault("false"),
        Setting.of(
            CA_FILE,
            SettingType.PATH,
            "A file of PEM certificates of authorities that are trusted beside the usual ones"));
  }

  private static List<Setting> credentials() {
    return List.of(
        text(
                ACCESS_KEY_ID,
                "The access key; without it the credentials file is read or the instance's role"
                    + " taken, if one is set, or else the environment")
            .asSecret(),
        text(ACCESS_KEY_SECRET, "The secret that belongs to it").asSecret(),
        text(SECURITY_TOKEN, "The token of STS that belongs to a temporary key").asSecret(),
        Setting.of(
            CREDENTIALS_FILE,
            SettingType.PATH,
            "A file with lines such as accesskeyid=…, accesskeysecret=… and securitytoken=…, which"
                + " is read again when it changes"),
        text(
            RAM_ROLE,
            "The RAM role of the ECS instance this runs on, whose temporary keys the instance's"
                + " metadata service gives; they are renewed before they end"),
        text(METADATA, "The URL of that service").withDefault("http://100.100.100.200"),
        Setting.of(SIGNATURE, SettingType.STRING, "The version of the signatures")
            .choosing("v4", "v1")
            .withDefault("v4"));
  }

  private static List<Setting> objects() {
    return List.of(
        flag(ENCRYPT, "Whether the store encrypts objects").withDefault("false"),
        text(KEY_ID, "The key of the KMS by which they are encrypted; without it AES256 is used"),
        flag(
                CHECKSUM,
                "Whether what is sent is checked by an MD5 of each object, a CRC of each part")
            .withDefault("true"));
  }

  private static List<Setting> transfer() {
    return List.of(
        Setting.of(CHUNK_SIZE, SettingType.BYTES, "The size of a part of an upload")
            .between(MIN_CHUNK, MAX_PART, "bytes")
            .withDefault("10MiB"),
        Setting.of(COPY_THRESHOLD, SettingType.BYTES, "What is larger is copied in parts")
            .between(0, MAX_COPY, "bytes")
            .withDefault("128MiB"),
        Setting.of(COPY_CHUNK_SIZE, SettingType.BYTES, "The size of a part of a copy")
            .between(MIN_CHUNK, MAX_COPY, "bytes")
            .withDefault("128MiB"),
        Setting.of(
                COPY_CONCURRENCY,
                SettingType.INTEGER,
                "How many parts of one copy are under way; one driver has 64 threads for all it"
                    + " does at once")
            .between(1, 1000, "parts")
            .withDefault("10"),
        Setting.of(CONNECT_TIMEOUT, SettingType.DURATION, "How long a connection may take")
            .withDefault("5s"),
        Setting.of(
                TIMEOUT,
                SettingType.DURATION,
                "How long the store may leave a request without sending or taking a byte")
            .withDefault("60s"),
        Setting.of(
                RETRY_BUDGET,
                SettingType.DURATION,
                "How long a call is repeated that the store is too busy for or away")
            .withDefault("5s"));
  }

  static ObjectStoreOptions options(Settings settings) {
    return ObjectStoreOptions.of(
        settings,
        settings.optional(ROOT_DIRECTORY).orElse(""),
        settings.number(CHUNK_SIZE),
        new Copying(
            settings.number(COPY_THRESHOLD),
            settings.number(COPY_CHUNK_SIZE),
            (int) settings.number(COPY_CONCURRENCY)));
  }

  private static Setting text(String name, String description) {
    return Setting.of(name, SettingType.STRING, description);
  }

  private static Setting flag(String name, String description) {
    return Setting.of(name, SettingType.BOOLEAN, description);
  }
}
