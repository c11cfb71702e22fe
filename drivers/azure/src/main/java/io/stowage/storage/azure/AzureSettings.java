// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.azure;

import io.stowage.storage.object.ObjectStoreOptions;
import io.stowage.storage.object.ObjectStoreOptions.Copying;
import io.stowage.storage.setting.Setting;
import io.stowage.storage.setting.SettingType;
import io.stowage.storage.setting.Settings;
import java.util.ArrayList;
import java.util.List;

/** What can be set: all that {@code registry:2} and its successor know, and more. */
final class AzureSettings {
  static final String ACCOUNT_NAME = "accountname";
  static final String ACCOUNT_KEY = "accountkey";
  static final String CONTAINER = "container";
  static final String REALM = "realm";
  static final String SERVICE_URL = "serviceurl";
  static final String REDIRECT_ENDPOINT = "redirectendpoint";
  static final String CONNECTION_STRING = "connectionstring";
  static final String SAS_TOKEN = "sastoken";
  static final String CREDENTIALS_TYPE = "credentials.type";
  static final String CLIENT_ID = "credentials.clientid";
  static final String TENANT_ID = "credentials.tenantid";
  static final String CLIENT_SECRET = "credentials.secret";
  static final String AUTHORITY_HOST = "credentials.authorityhost";
  static final String ROOT_DIRECTORY = "rootdirectory";
  static final String LEGACY_ROOT_PREFIX = "legacyrootprefix";
  static final String SKIP_VERIFY = "skipverify";
  static final String CA_FILE = "cafile";
  static final String CHECKSUM = "checksum";
  static final String CONNECT_TIMEOUT = "connecttimeout";
  static final String TIMEOUT = "timeout";
  static final String RETRY_BUDGET = "retrybudget";
  static final String MAX_RETRIES = "max_retries";
  static final String RETRY_DELAY = "retry_delay";
  static final String SERVICE_VERSION = "serviceversion";

  static final String SHARED_KEY = "shared_key";
  static final String SERVICE_PRINCIPAL = "client_secret";
  static final String SURROUNDINGS = "default_credentials";

  static final long MAX_PART = 4000L << 20;
  private static final String CHUNK_SIZE = "chunksize";
  private static final int COPIES_AT_ONCE = 2;

  private AzureSettings() {}

  static List<Setting> all() {
    List<Setting> all = new ArrayList<>();
    all.addAll(place());
    all.addAll(credentials());
    all.addAll(ObjectStoreOptions.settings());
    all.addAll(transfer());
    return List.copyOf(all);
  }

  private static List<Setting> place() {
    return List.of(
        text(ACCOUNT_NAME, "The storage account; needed unless connectionstring names it"),
        text(CONTAINER, "The container, which is made if there is none and that is allowed")
            .asRequired(),
        text(
                REALM,
                "The cloud: core.windows.net, core.usgovcloudapi.net, core.chinacloudapi.cn or the"
                    + " domain of another")
            .withDefault("core.windows.net"),
        text(
            SERVICE_URL,
            "The URL of the account's blob service, if not https://ACCOUNT.blob.REALM"),
        text(
            REDIRECT_ENDPOINT,
            "The URL under which clients reach the account when they are redirected to it"),
        text(ROOT_DIRECTORY, "The prefix of all names of blobs"),
        text(
                LEGACY_ROOT_PREFIX,
                "Whether names begin with a slash, as registry:2 writes them; auto looks where"
                    + " there is a registry already, and writes none where there is not")
            .choosing("auto", "true", "false")
            .withDefault("auto"),
        flag(SKIP_VERIFY, "Whether any certificate is taken").withDefault("false"),
        Setting.of(
            CA_FILE,
            SettingType.PATH,
            "A file of PEM certificates of authorities that are trusted beside the usual ones"));
  }

  private static List<Setting> credentials() {
    return List.of(
        text(ACCOUNT_KEY, "A key of the account, in base64").asSecret(),
        text(SAS_TOKEN, "A shared access signature for the container or the account").asSecret(),
        text(
                CONNECTION_STRING,
                "All of account, endpoint and credentials in one, as Azure shows it")
            .asSecret(),
        text(
                CREDENTIALS_TYPE,
                "shared_key is the account's key, client_secret a service principal,"
                    + " default_credentials what the environment, a workload identity or the"
                    + " machine gives; by default what is set decides")
            .choosing(SHARED_KEY, SERVICE_PRINCIPAL, SURROUNDINGS),
        text(
            CLIENT_ID,
            "The id of the service principal, or of the managed identity if there are several"),
        text(TENANT_ID, "The tenant of the service principal"),
        text(CLIENT_SECRET, "The secret of the service principal").asSecret(),
        text(
            AUTHORITY_HOST,
            "The URL that gives tokens, if not that of the cloud which realm names"));
  }

  private static List<Setting> transfer() {
    return List.of(
        Setting.of(CHUNK_SIZE, SettingType.BYTES, "The size of a block of an upload")
            .between(64L << 10, MAX_PART, "bytes")
            .withDefault("8MiB"),
        flag(CHECKSUM, "Whether the store checks what it is sent against an MD5")
            .withDefault("true"),
        Setting.of(CONNECT_TIMEOUT, SettingType.DURATION, "How long a connection may take")
            .withDefault("5s"),
        Setting.of(
                TIMEOUT,
                SettingType.DURATION,
                "How long the store may leave a request without an answer, or a reader without a"
                    + " byte; a second more for each 256 KiB that are sent")
            .withDefault("60s"),
        Setting.of(
                RETRY_BUDGET,
                SettingType.DURATION,
                "How long a call is repeated that the store is too busy for; where nothing listens,"
                    + " a second at most")
            .withDefault("5s"),
        Setting.of(MAX_RETRIES, SettingType.INTEGER, "How often a call is repeated; -1 is never")
            .between(-1, 1000, "times")
            .withDefault("5"),
        Setting.of(
                RETRY_DELAY,
                SettingType.DURATION,
                "How long the first pause before a repetition is at most; it doubles with each")
            .withDefault("100ms"),
        text(
                SERVICE_VERSION,
                "The version of the store's protocol; before 2026-02-06 far pages of a listing cost"
                    + " more calls")
            .withDefault("2026-02-06"));
  }

  static ObjectStoreOptions options(Settings settings) {
    long part = settings.number(CHUNK_SIZE);
    return ObjectStoreOptions.of(
        settings,
        settings.optional(ROOT_DIRECTORY).orElse(""),
        part,
        new Copying(Long.MAX_VALUE, part, COPIES_AT_ONCE));
  }

  private static Setting text(String name, String description) {
    return Setting.of(name, SettingType.STRING, description);
  }

  private static Setting flag(String name, String description) {
    return Setting.of(name, SettingType.BOOLEAN, description);
  }
}
