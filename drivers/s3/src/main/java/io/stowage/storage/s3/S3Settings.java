// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.s3;

import io.stowage.storage.object.ObjectStoreOptions;
import io.stowage.storage.object.ObjectStoreOptions.Copying;
import io.stowage.storage.setting.Setting;
import io.stowage.storage.setting.SettingType;
import io.stowage.storage.setting.Settings;
import java.util.ArrayList;
import java.util.List;

/** What can be set: all that {@code registry:2} knows under its names, and more. */
final class S3Settings {
  static final long MIN_PART = 5L << 20;
  static final long MAX_PART = 5L << 30;

  static final String BUCKET = "bucket";
  static final String REGION = "region";
  static final String REGION_ENDPOINT = "regionendpoint";
  static final String REDIRECT_ENDPOINT = "redirectendpoint";
  static final String FORCE_PATH_STYLE = "forcepathstyle";
  static final String ACCESS_KEY = "accesskey";
  static final String SECRET_KEY = "secretkey";
  static final String SESSION_TOKEN = "sessiontoken";
  static final String CREDENTIALS_FILE = "credentialsfile";
  static final String PROFILE = "profile";
  static final String SECURE = "secure";
  static final String SKIP_VERIFY = "skipverify";
  static final String CA_FILE = "cafile";
  static final String ENCRYPT = "encrypt";
  static final String KEY_ID = "keyid";
  static final String STORAGE_CLASS = "storageclass";
  static final String OBJECT_ACL = "objectacl";
  static final String ACCELERATE = "accelerate";
  static final String DUAL_STACK = "usedualstack";
  static final String FIPS = "usefipsendpoint";
  static final String USER_AGENT = "useragent";
  static final String CHECKSUM = "checksum";
  static final String CONDITIONAL_WRITES = "conditionalwrites";
  static final String CONNECT_TIMEOUT = "connecttimeout";
  static final String TIMEOUT = "timeout";
  static final String RETRY_BUDGET = "retrybudget";
  static final String V4_AUTH = "v4auth";

  private static final String ROOT_DIRECTORY = "rootdirectory";
  private static final String CHUNK_SIZE = "chunksize";
  private static final String COPY_CHUNK_SIZE = "multipartcopychunksize";
  private static final String COPY_CONCURRENCY = "multipartcopymaxconcurrency";
  private static final String COPY_THRESHOLD = "multipartcopythresholdsize";

  private S3Settings() {}

  static List<Setting> all() {
    List<Setting> all = new ArrayList<>();
    all.addAll(place());
    all.addAll(credentials());
    all.addAll(objects());
    all.addAll(ObjectStoreOptions.settings());
    all.addAll(transfer());
    return List.copyOf(all);
  }

  private static List<Setting> place() {
    return List.of(
        text(BUCKET, "The bucket, which has to be there").asRequired(),
        text(REGION, "The region; needed unless regionendpoint is set"),
        text(REGION_ENDPOINT, "Another store than Amazon's: its URL, or host and port"),
        flag(
            FORCE_PATH_STYLE,
            "Whether the bucket stands in the path and not in the host name; by default it does"
                + " where regionendpoint is set"),
        text(ROOT_DIRECTORY, "The prefix of all keys"),
        flag(SECURE, "Whether HTTPS is spoken, where regionendpoint does not say")
            .withDefault("true"),
        flag(SKIP_VERIFY, "Whether any certificate is taken").withDefault("false"),
        Setting.of(
            CA_FILE,
            SettingType.PATH,
            "A file of PEM certificates of authorities that are trusted beside the usual ones"),
        flag(DUAL_STACK, "Whether Amazon's endpoints for IPv4 and IPv6 are used")
            .withDefault("false"),
        flag(ACCELERATE, "Whether Amazon's transfer acceleration is used").withDefault("false"),
        flag(FIPS, "Whether Amazon's FIPS endpoints are used").withDefault("false"),
        text(
            REDIRECT_ENDPOINT,
            "The URL under which clients reach the store when they are redirected to it"));
  }

  private static List<Setting> credentials() {
    return List.of(
        text(
                ACCESS_KEY,
                "The access key; without it the environment is asked, then the credentials file,"
                    + " then what the machine or container is given")
            .asSecret(),
        text(SECRET_KEY, "The secret key that belongs to it").asSecret(),
        text(SESSION_TOKEN, "The session token that belongs to a temporary key").asSecret(),
        Setting.of(
            CREDENTIALS_FILE,
            SettingType.PATH,
            "Where the credentials file is, if not in the home directory"),
        text(PROFILE, "Which profile of the credentials file counts"),
        flag(V4_AUTH, "Accepted from registry:2; there are no others than version 4 signatures")
            .withDefault("true"));
  }

  private static List<Setting> objects() {
    return List.of(
        flag(ENCRYPT, "Whether the store encrypts objects").withDefault("false"),
        text(KEY_ID, "The key of the KMS by which they are encrypted; without it AES256 is used"),
        text(STORAGE_CLASS, "The storage class of objects; NONE leaves it to the store")
            .withDefault("STANDARD"),
        text(OBJECT_ACL, "The canned ACL of objects").withDefault("private"),
        flag(CHECKSUM, "Whether the store checks what it is sent against an MD5")
            .withDefault("true"),
        flag(
                CONDITIONAL_WRITES,
                "Whether the store knows If-None-Match on writes; without it two instances that go"
                    + " on with one upload at once are not told apart")
            .withDefault("true"));
  }

  private static List<Setting> transfer() {
    return List.of(
        Setting.of(CHUNK_SIZE, SettingType.BYTES, "The size of a part of an upload")
            .between(MIN_PART, MAX_PART, "bytes")
            .withDefault("10MiB"),
        Setting.of(
                COPY_THRESHOLD,
                SettingType.BYTES,
                "What is larger is copied in parts. Stores such as Ceph, which copy without moving"
                    + " data, are quickest with 5GiB")
            .between(0, MAX_PART, "bytes")
            .withDefault("32MiB"),
        Setting.of(COPY_CHUNK_SIZE, SettingType.BYTES, "The size of a part of a copy")
            .between(MIN_PART, MAX_PART, "bytes")
            .withDefault("32MiB"),
        Setting.of(
                COPY_CONCURRENCY,
                SettingType.INTEGER,
                "How many parts of one copy are under way; one driver has 64 threads for all it"
                    + " does at once")
            .between(1, 1000, "parts")
            .withDefault("100"),
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
            .withDefault("5s"),
        text(USER_AGENT, "What the user agent ends with"),
        text("loglevel", "Accepted from registry:2 and without effect").withDefault("off"));
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
