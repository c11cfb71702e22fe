// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDriverProvider;
import io.stowage.storage.StorageException;
import io.stowage.storage.setting.Setting;
import io.stowage.storage.setting.SettingType;
import io.stowage.storage.setting.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Opens {@code rados}: a pool of a Ceph cluster. */
public final class RadosProvider implements StorageDriverProvider {
  private static final String POOLNAME = "poolname";
  private static final String USERNAME = "username";
  private static final String CHUNKSIZE = "chunksize";
  private static final String NAMESPACE = "namespace";
  private static final String CONFFILE = "conffile";
  private static final String KEYRING = "keyring";
  private static final String KEY = "key";
  private static final String CLUSTER = "cluster";
  private static final String CONNECT_TIMEOUT = "connecttimeout";
  private static final String OPERATION_TIMEOUT = "operationtimeout";
  private static final String PARALLELISM = "parallelism";

  private static final String CLIENT = "client.";

  /** For the service loader. */
  public RadosProvider() {}

  @Override
  public String name() {
    return "rados";
  }

  @Override
  public String description() {
    return "a pool of a Ceph cluster";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.of(POOLNAME, SettingType.STRING, "The pool; it has to exist").asRequired(),
        Setting.of(USERNAME, SettingType.STRING, "The cephx user, with or without `client.`")
            .withDefault("admin"),
        Setting.of(CHUNKSIZE, SettingType.BYTES, "How large the objects of a blob are made")
            .between(64 << 10, 64 << 20, "bytes")
            .withDefault("4194304"),
        Setting.of(
                NAMESPACE, SettingType.STRING, "The namespace in the pool, for several registries")
            .withDefault(""),
        Setting.of(
            CONFFILE,
            SettingType.PATH,
            "The cluster's configuration; /etc/ceph/CLUSTER.conf unless given"),
        Setting.of(
            KEYRING,
            SettingType.PATH,
            "The file with the user's key, unless the conffile names it"),
        Setting.of(KEY, SettingType.STRING, "The user's key, instead of a file with it").asSecret(),
        Setting.of(CLUSTER, SettingType.STRING, "The name of the cluster").withDefault("ceph"),
        Setting.of(
                CONNECT_TIMEOUT, SettingType.DURATION, "How long to wait for the monitors at most")
            .withDefault("10s"),
        Setting.of(
                OPERATION_TIMEOUT,
                SettingType.DURATION,
                "How long to wait for an answer of the cluster at most; longer than it takes to"
                    + " find an OSD down")
            .withDefault("30s"),
        Setting.of(
                PARALLELISM,
                SettingType.INTEGER,
                "How many objects each push and each pull has under way")
            .between(1, 16, "objects")
            .withDefault("4"));
  }

  @Override
  public StorageDriver open(Settings settings) throws StorageException {
    return RadosDriver.open(
        connection(settings),
        settings.duration(OPERATION_TIMEOUT),
        settings.number(CHUNKSIZE),
        (int) settings.number(PARALLELISM));
  }

  private static ConnectionSettings connection(Settings settings) {
    String cluster = settings.string(CLUSTER);
    String user = settings.string(USERNAME);
    Map<String, String> options = new LinkedHashMap<>();
    options.put("client_mount_timeout", seconds(settings.duration(CONNECT_TIMEOUT)));
    options.put("rados_mon_op_timeout", seconds(settings.duration(OPERATION_TIMEOUT)));
    options.put("rados_osd_op_timeout", seconds(settings.duration(OPERATION_TIMEOUT)));
    if (settings.has(KEYRING)) {
      options.put("keyring", settings.path(KEYRING).toString());
    }
    settings.optional(KEY).ifPresent(key -> options.put("key", key));
    return new ConnectionSettings(
        cluster,
        user.startsWith(CLIENT) ? user : CLIENT + user,
        settings.has(CONFFILE) ? settings.path(CONFFILE) : Path.of("/etc/ceph", cluster + ".conf"),
        settings.string(POOLNAME),
        settings.string(NAMESPACE),
        options);
  }

  private static String seconds(Duration time) {
    return Long.toString(Math.max(1, (time.toMillis() + 999) / 1000));
  }
}
