// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDriverProvider;
import io.stowage.storage.StorageException;
import io.stowage.storage.setting.Setting;
import io.stowage.storage.setting.SettingType;
import io.stowage.storage.setting.Settings;
import java.util.List;

/** Opens {@code filesystem}: a directory in the layout of {@code registry:2}. */
public final class FilesystemProvider implements StorageDriverProvider {
  private static final String ROOT_DIRECTORY = "rootdirectory";

  /** For the service loader. */
  public FilesystemProvider() {}

  @Override
  public String name() {
    return "filesystem";
  }

  @Override
  public String description() {
    return "a directory, in the layout of registry:2";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.of(
                ROOT_DIRECTORY,
                SettingType.PATH,
                "The directory below which everything is kept; made if it is absent")
            .withDefault("/var/lib/registry"),
        Setting.of(
                "maxthreads",
                SettingType.INTEGER,
                "Accepted from registry:2 and without effect: how many calls run at once is for"
                    + " the caller to bound")
            .withDefault("100"));
  }

  @Override
  public StorageDriver open(Settings settings) throws StorageException {
    return FilesystemDriver.open(new Layout(settings.path(ROOT_DIRECTORY)), Disk.real());
  }
}
