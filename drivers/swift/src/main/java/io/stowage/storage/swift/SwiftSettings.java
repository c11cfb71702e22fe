// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import io.stowage.storage.object.ObjectStoreOptions;
import io.stowage.storage.object.ObjectStoreOptions.Copying;
import io.stowage.storage.setting.Setting;
import io.stowage.storage.setting.SettingType;
import io.stowage.storage.setting.Settings;
import java.util.ArrayList;
import java.util.List;

/** What can be set, under the names of {@code registry:2} where it knows the setting. */
final class SwiftSettings {
  static final String CONTAINER = "container";
  static final String CONNECT_TIMEOUT = "connecttimeout";
  static final String TIMEOUT = "timeout";
  static final String RETRY_BUDGET = "retrybudget";
  static final String TEMP_URL_KEY = "secretkey";
  static final String TEMP_URL_CONTAINER_KEY = "tempurlcontainerkey";
  static final String TEMP_URL_METHODS = "tempurlmethods";
  static final String REDIRECT_ENDPOINT = "redirectendpoint";
  static final String SKIP_VERIFY = "insecureskipverify";
  static final String CA_FILE = "cafile";

  static final long MIN_SEGMENT = 1L << 20;

  private static final String PREFIX = "prefix";
  private static final String CHUNK_SIZE = "chunksize";
  private static final String ACCESS_KEY = "accesskey";
  private static final long MAX_SEGMENT = 5L << 30;

  private SwiftSettings() {}

  static List<Setting> all() {
    List<Setting> all = new ArrayList<>(LoginSettings.all());
    all.add(text(CONTAINER, "The container; made if it is not there").asRequired());
    all.add(text(PREFIX, "The prefix of all keys"));
    all.add(
        Setting.of(CHUNK_SIZE, SettingType.BYTES, "The size of a segment of a blob")
            .between(MIN_SEGMENT, MAX_SEGMENT, "bytes")
            .withDefault("20MiB"));
    all.addAll(ObjectStoreOptions.settings());
    all.addAll(redirects());
    all.addAll(connections());
    return List.copyOf(all);
  }

  private static List<Setting> redirects() {
    return List.of(
        text(
                TEMP_URL_KEY,
                "The key by which the URLs are signed that pulls are redirected to (TempURL);"
                    + " without it the one that the store keeps counts, or is set there")
            .asSecret(),
        flag(TEMP_URL_CONTAINER_KEY, "Whether the key is the container's, and not the account's"),
        text(TEMP_URL_METHODS, "Without GET among them pulls are not redirected"),
        text(ACCESS_KEY, "Accepted from registry:2; only a store that is gone had it").asSecret(),
        text(
            REDIRECT_ENDPOINT,
            "The URL under which clients reach the store when they are redirected to it"));
  }

  private static List<Setting> connections() {
    return List.of(
        flag(SKIP_VERIFY, "Whether any certificate is taken"),
        Setting.of(
            CA_FILE,
            SettingType.PATH,
            "A file of PEM certificates of authorities that are trusted beside the usual ones"),
        Setting.of(CONNECT_TIMEOUT, SettingType.DURATION, "How long a connection may take")
            .withDefault("5s"),
        Setting.of(
                TIMEOUT,
                SettingType.DURATION,
                "How long the store may take to answer a request, or leave an answer without a"
                    + " byte")
            .withDefault("60s"),
        Setting.of(
                RETRY_BUDGET,
                SettingType.DURATION,
                "How long a call is repeated that the store is too busy for or away")
            .withDefault("5s"));
  }

  /** {@code registry:2} puts {@code files} behind the prefix. */
  static ObjectStoreOptions options(Settings settings) {
    return ObjectStoreOptions.of(
        settings,
        settings.optional(PREFIX).orElse("") + "/files",
        settings.number(CHUNK_SIZE),
        new Copying(Long.MAX_VALUE, settings.number(CHUNK_SIZE), 4));
  }

  private static Setting flag(String name, String description) {
    return Setting.of(name, SettingType.BOOLEAN, description).withDefault("false");
  }

  private static Setting text(String name, String description) {
    return Setting.of(name, SettingType.STRING, description);
  }
}
