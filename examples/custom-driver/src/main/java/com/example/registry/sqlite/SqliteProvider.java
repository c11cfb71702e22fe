// SPDX-License-Identifier: Apache-2.0
package com.example.registry.sqlite;

import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDriverProvider;
import io.stowage.storage.StorageException;
import io.stowage.storage.setting.Setting;
import io.stowage.storage.setting.SettingType;
import io.stowage.storage.setting.Settings;
import java.util.List;

/** Opens {@code sqlite}, the name by which a configuration asks for it. */
public final class SqliteProvider implements StorageDriverProvider {
  private static final Setting FILE =
      Setting.of("file", SettingType.PATH, "The database, made if it is missing").asRequired();
  private static final Setting PATIENCE =
      Setting.of("patience", SettingType.DURATION, "How long a call waits for others' writes")
          .withDefault("30s");

  @Override
  public String name() {
    return "sqlite";
  }

  @Override
  public String description() {
    return "one file of SQLite on a local disk";
  }

  @Override
  public List<Setting> settings() {
    return List.of(FILE, PATIENCE);
  }

  @Override
  public StorageDriver open(Settings settings) throws StorageException {
    return SqliteDriver.open(settings.path(FILE.name()), settings.duration(PATIENCE.name()));
  }
}
